"""Page types, and the translatable snippets around every page."""

from site_pages.models.base_page import BasePage
from site_pages.models.emergency_number import EmergencyNumber
from site_pages.models.finder import ServiceFinderPage
from site_pages.models.footer_contact import FooterContact
from site_pages.models.footer_link import FooterLink
from site_pages.models.funding_notice import FundingNotice
from site_pages.models.guide import GuidePage
from site_pages.models.home import HomePage
from site_pages.models.news import NewsPage
from site_pages.models.news_index import NewsIndexPage
from site_pages.models.section import SectionPage
from site_pages.models.standard_page import StandardPage

PAGE_TYPES: tuple[type[BasePage], ...] = (
    HomePage,
    SectionPage,
    GuidePage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    ServiceFinderPage,
)
FOOTER_SNIPPETS = (FooterContact, EmergencyNumber, FooterLink, FundingNotice)

__all__ = [
    "FOOTER_SNIPPETS",
    "PAGE_TYPES",
    "BasePage",
    "EmergencyNumber",
    "FooterContact",
    "FooterLink",
    "FundingNotice",
    "GuidePage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "SectionPage",
    "ServiceFinderPage",
    "StandardPage",
]
