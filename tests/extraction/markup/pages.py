"""Pages for tests: a fictional newspaper's, with all that stands around an article."""

from __future__ import annotations

ARTICLE = (
    "أوقفت الشرطة في مدينة لوماو الخيالية ثلاثة صيادين فجر يوم الاثنين، بحسب ما قالته عائلاتهم للصحيفة،"
    " ونقلتهم إلى سجن ريشبار الواقع شمال المدينة.",
    "وقالت والدة أحدهم إن ابنها داريوش كلتابي يبلغ من العمر 27 عاما، ولم يسمح له بالاتصال بمحام منذ ذلك،"
    " وإن العائلة لا تعرف سبب التوقيف حتى الآن.",
    "ولم يصدر عن السلطات المحلية في لوماو أي تعليق على ما قالته العائلات، فيما طالبت جمعية الصيادين بالكشف عن"
    " مكان الموقوفين والسماح لهم بمقابلة محاميهم.",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def news(*, inside: str = "", head: str = "", lang: str = "ar") -> str:
    """Make a page of news; ``inside`` stands between the second and the third paragraph."""
    first, second, third = ARTICLE
    return f"""<!DOCTYPE html><html lang="{lang}" dir="rtl"><head><meta charset="utf-8">
<title>توقيف ثلاثة صيادين | صحيفة الساحل</title>{head}<script>var a = "<div>";</script></head><body>
<header><nav><ul><li><a href="/n">الأخبار</a></li><li><a href="/s">الرياضة</a></li></ul></nav></header>
<main><article><h1>توقيف ثلاثة صيادين</h1><p>كتبت ليلى، <time datetime="2024-03-05">5 مارس</time></p>
{paragraphs(first, second)}{inside}{paragraphs(third)}</article>
<div class="related"><h3>اقرأ أيضا</h3><a href="/2">إضراب عمال الميناء في كلتاب يدخل أسبوعه الثاني</a></div>
<section id="comments"><p>تعليق قارئ: هذا خبر محزن.</p></section></main>
<footer><p>جميع الحقوق محفوظة 2024</p></footer></body></html>"""
