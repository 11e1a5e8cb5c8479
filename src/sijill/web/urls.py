"""The addresses of the pages: the language, then what is shown; ids are random or keyed, never names."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from sijill.web import decisions, entrance
from sijill.web.pages import figures, home, ledger, pairs, people, person, picture, source, sources

urlpatterns = [
    path("enter/<str:token>/", entrance.enter, name="enter"),
    path("ledger/checkpoint.txt", ledger.checkpoint, name="checkpoint"),
    path("ledger/verifier.txt", ledger.verifier, name="verifier"),
    *i18n_patterns(
        path("", home.show, name="home"),
        path("people/", people.show, name="people"),
        path("people/<slug:identity>/", person.show, name="person"),
        path("sources/", sources.show, name="sources"),
        path("sources/<slug:identifier>/", source.show, name="source"),
        path("sources/<slug:identifier>/<slug:size>/<int:page>.png", picture.show, name="picture"),
        path("figures/", figures.show, name="figures"),
        path("pairs/", pairs.show, name="pairs"),
        path("ledger/", ledger.show, name="ledger"),
        path("ledger/<int:seq>/", ledger.show_entry, name="entry"),
        path("claims/<slug:claim>/decide/", decisions.decide, name="decide"),
        path("pairs/judge/", decisions.judge, name="judge"),
        path("judgements/<slug:judgement>/take-back/", decisions.take_back, name="take_back"),
    ),
]

handler400 = "sijill.web.refusals.wrong"
handler403 = "sijill.web.refusals.denied"
handler404 = "sijill.web.refusals.not_found"
handler500 = "sijill.web.refusals.failed"
