from django.urls import path

from cms.feedback.views import feedback

urlpatterns = [path("feedback/<slug:kind>/<uuid:uuid>/", feedback, name="feedback")]
