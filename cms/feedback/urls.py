from django.urls import path

from cms.feedback.views import feedback
from cms.feedback.wishes import ask_for_translation

urlpatterns = [
    path("feedback/<slug:kind>/<uuid:uuid>/", feedback, name="feedback"),
    path("feedback/<slug:kind>/<uuid:uuid>/translation/", ask_for_translation, name="ask_for_translation"),
]
