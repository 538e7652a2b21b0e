from api.filters.service import ServiceParameters
from api.views.record import RecordDetail, RecordList


class ServiceList(RecordList):
    kind = "service"
    parameters = ServiceParameters
    operation_id = "getPaginatedListOfServices"
    tag = "required"
    lists_tombstones = True


class ServiceDetail(RecordDetail):
    kind = "service"
    operation_id = "getFullyNestedServiceById"
    tag = "required"
