from api.filters.organization import OrganizationParameters
from api.views.record import RecordDetail, RecordList


class OrganizationList(RecordList):
    kind = "organization"
    parameters = OrganizationParameters
    operation_id = "getPaginatedListOfOrganizations"


class OrganizationDetail(RecordDetail):
    kind = "organization"
    operation_id = "getOrganizationById"
    tombstones_have_description = True
