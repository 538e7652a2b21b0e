from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0002_phone_numbers'),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name='contact',
            name='contact_has_one_parent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', False), ('service__isnull', True)), models.Q(('service__isnull', False), ('organization__isnull', True)), _connector='OR'), name='contact_has_one_parent', violation_error_message='It belongs to exactly one record.'),
        ),
        migrations.AlterConstraint(
            model_name='costoption',
            name='cost_option_not_negative',
            constraint=models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gte', 0), _connector='OR'), name='cost_option_not_negative', violation_error_message='An amount is 0 or more.'),
        ),
        migrations.AlterConstraint(
            model_name='costoption',
            name='cost_option_validity_in_order',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='cost_option_validity_in_order', violation_error_message='The last day is before the first.'),
        ),
        migrations.AlterConstraint(
            model_name='language',
            name='language_has_one_parent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('service__isnull', False), ('location__isnull', True)), models.Q(('location__isnull', False), ('service__isnull', True)), _connector='OR'), name='language_has_one_parent', violation_error_message='It belongs to exactly one record.'),
        ),
        migrations.AlterConstraint(
            model_name='location',
            name='location_point_is_on_earth',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='location_point_is_on_earth', violation_error_message='Give latitude (-90 to 90) and longitude (-180 to 180), or neither.'),
        ),
        migrations.AlterConstraint(
            model_name='location',
            name='location_to_go_to_lies_in_a_place',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('location_type', 'physical'), _negated=True), ('place__isnull', False), _connector='OR'), name='location_to_go_to_lies_in_a_place', violation_error_message='A place to go to needs its municipality.'),
        ),
        migrations.AlterConstraint(
            model_name='organization',
            name='organization_not_its_own_parent',
            constraint=models.CheckConstraint(condition=models.Q(('parent_organization', models.F('id')), _negated=True), name='organization_not_its_own_parent', violation_error_message='An organization does not belong to itself.'),
        ),
        migrations.AlterConstraint(
            model_name='organization',
            name='organization_year_is_plausible',
            constraint=models.CheckConstraint(condition=models.Q(('year_incorporated', None), ('year_incorporated__range', (700, 2200)), _connector='OR'), name='organization_year_is_plausible', violation_error_message='The year of foundation lies between 700 and 2200.'),
        ),
        migrations.AlterConstraint(
            model_name='phone',
            name='phone_has_one_parent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', False), ('location__isnull', True), ('service__isnull', True)), models.Q(('location__isnull', False), ('organization__isnull', True), ('service__isnull', True)), models.Q(('service__isnull', False), ('location__isnull', True), ('organization__isnull', True)), _connector='OR'), name='phone_has_one_parent', violation_error_message='It belongs to exactly one record.'),
        ),
        migrations.AlterConstraint(
            model_name='place',
            name='place_ars_is_a_key',
            constraint=models.CheckConstraint(condition=models.Q(('ars__regex', '^(\\d{2}|\\d{5}|\\d{9}|\\d{12})$')), name='place_ars_is_a_key', violation_error_message='The key of a place has 2, 5, 9 or 12 digits.'),
        ),
        migrations.AlterConstraint(
            model_name='schedule',
            name='schedule_has_one_parent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('service__isnull', False), ('location__isnull', True), ('service_at_location__isnull', True)), models.Q(('location__isnull', False), ('service__isnull', True), ('service_at_location__isnull', True)), models.Q(('service_at_location__isnull', False), ('location__isnull', True), ('service__isnull', True)), _connector='OR'), name='schedule_has_one_parent', violation_error_message='It belongs to exactly one record.'),
        ),
        migrations.AlterConstraint(
            model_name='schedule',
            name='schedule_times_come_in_pairs',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closes_at', None), ('opens_at', None)), models.Q(('closes_at__isnull', False), ('opens_at__isnull', False)), _connector='OR'), name='schedule_times_come_in_pairs', violation_error_message='Give both times, or none.'),
        ),
        migrations.AlterConstraint(
            model_name='schedule',
            name='schedule_says_when',
            constraint=models.CheckConstraint(condition=models.Q(('by_appointment', True), models.Q(models.Q(('weekday', ''), _negated=True), ('opens_at__isnull', False)), _connector='OR'), name='schedule_says_when', violation_error_message='Give a weekday and times, or tick “only by appointment”.'),
        ),
        migrations.AlterConstraint(
            model_name='schedule',
            name='schedule_validity_in_order',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='schedule_validity_in_order', violation_error_message='The last day is before the first.'),
        ),
        migrations.AlterConstraint(
            model_name='service',
            name='service_ages_in_order',
            constraint=models.CheckConstraint(condition=models.Q(('minimum_age', None), ('maximum_age', None), ('minimum_age__lte', models.F('maximum_age')), _connector='OR'), name='service_ages_in_order', violation_error_message='The upper age is below the lower one.'),
        ),
        migrations.AlterConstraint(
            model_name='taxonomyterm',
            name='taxonomy_term_not_its_own_parent',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='taxonomy_term_not_its_own_parent', violation_error_message='A term is not its own broader term.'),
        ),
    ]
