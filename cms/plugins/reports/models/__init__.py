from cms.plugins.reports.models.level import Level

__all__ = ["Level"]
