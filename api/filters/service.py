from api.filters.fields import Uuids
from api.filters.parameters import ListParameters, moment_field


class ServiceParameters(ListParameters):
    facets = ("taxonomy_term_id", "taxonomy_id", "organization_id")

    taxonomy_term_id = Uuids(required=False, help_text="Services with this term; several with commas between: any of them.")
    taxonomy_id = Uuids(required=False, help_text="Services with any term of this taxonomy.")
    organization_id = Uuids(required=False, help_text="Services of this organization.")
    modified_after = moment_field()
