from api.filters.taxonomy_term import TaxonomyTermParameters
from api.views.record import RecordDetail, RecordList


class TaxonomyTermList(RecordList):
    kind = "taxonomy_term"
    parameters = TaxonomyTermParameters
    operation_id = "getPaginatedListOfTaxonomyTerms"


class TaxonomyTermDetail(RecordDetail):
    kind = "taxonomy_term"
    operation_id = "getTaxonomyTermById"
    tombstones_have_description = True
