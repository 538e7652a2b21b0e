from api.filters.taxonomy import TaxonomyParameters
from api.views.record import RecordDetail, RecordList


class TaxonomyList(RecordList):
    kind = "taxonomy"
    parameters = TaxonomyParameters
    operation_id = "getPaginatedListOfTaxonomies"


class TaxonomyDetail(RecordDetail):
    kind = "taxonomy"
    operation_id = "getTaxonomyById"
    tombstones_have_description = True
