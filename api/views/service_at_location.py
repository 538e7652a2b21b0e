from api.filters.service_at_location import ServiceAtLocationParameters
from api.views.record import RecordDetail, RecordList


class ServiceAtLocationList(RecordList):
    kind = "service_at_location"
    parameters = ServiceAtLocationParameters
    operation_id = "getPaginatedListOfServiceAtLocation"


class ServiceAtLocationDetail(RecordDetail):
    kind = "service_at_location"
    operation_id = "getServiceAtLocationWithNestedDataById"
