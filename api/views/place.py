from api.filters.place import PlaceParameters
from api.views.record import RecordDetail, RecordList


class PlaceList(RecordList):
    kind = "place"
    parameters = PlaceParameters
    operation_id = "getPaginatedListOfPlaces"


class PlaceDetail(RecordDetail):
    kind = "place"
    operation_id = "getPlaceById"
