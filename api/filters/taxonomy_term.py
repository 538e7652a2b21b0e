from api.filters.fields import Uuids
from api.filters.parameters import ListParameters


class TaxonomyTermParameters(ListParameters):
    facets = ("taxonomy_id", "parent_id")

    taxonomy_id = Uuids(required=False, help_text="Terms of this taxonomy.")
    parent_id = Uuids(required=False, help_text="Terms directly below this one.")
