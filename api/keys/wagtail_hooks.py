from wagtail import hooks

from api.keys.admin import viewsets

hooks.register("register_admin_viewset", viewsets)
