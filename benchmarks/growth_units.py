"""More units that bodies repeat: links and notes with their targets, each of its own name, and rarer elements."""

from collections.abc import Mapping

_LINKED = (
    "<p><a href='#n{}'>1</a> a</p><p id='n{}'>[1] A word.</p>",
    "<p>a<sup><a id='r{}' href='#n{}'>{}</a></sup></p><p><a id='n{}' href='#r{}'>{}</a> A word.</p>",
    "<h2 id='h{}'>Word {}</h2><p>A word.</p>", "<p><a href='#h{}'>Word {}</a></p>",
    "<li id='fn{}'>A word. <a href='#r{}'>↩</a></li>", "<p class='c{}'>A word.</p>",
    "<div id='d{}'><p>A word.</p></div>",
)  # fmt: skip
_MORE_HTML = (
    '<del>a</del>', '<ins>a</ins>', '<q>a</q>', '<abbr title=a>b</abbr>', '<time datetime=a>b</time> ', '<hr>',
    '<picture><source srcset=a><img src=b alt=c></picture>', '<video src=a></video>', '<svg><text>a</text></svg>',
    '<form><input><label>a</label></form>', '<select><option>a</select>', '<button>a</button>',
    '<textarea>a</textarea>', '<h1>Word</h1>', '<h6>Word</h6>', '<p><b>Word</b></p><p>A word.</p>',
    '<p><strong>A word?</strong><br>A word.</p>', '<code>a</code>', '<kbd>a</kbd>',
    '<table><tr><th>a<td colspan=9>b</table>', '<td rowspan=1000>a', '<caption>a</caption>', '<ol start=3><li>a</ol>',
    '<ol><li>a<ol><li>b</ol></ol>', "<p style='display:none'>a</p>", '<div aria-hidden=true>a</div>',
    '<span itemprop=author>a</span>', '<link rel=canonical href=a>', '<script type=application/ld+json>{}</script>',
    '<aside>a</aside>', '<footer>a</footer>', '<header><h1>Word</h1></header>', '<main><p>a</p></main>', '&nbsp;',
    '&#x0;', '<!-- a -->', '<?a b?>', '<![if a]>', '<a', "<a b='", '<a b="', '</a b>', '<a/>', '<p lang=fr>a</p>',
    '<wbr>', 'a<wbr>', '<frameset><frame>', '<iframe srcdoc=a></iframe>', '<base href=a>', '<center>a</center>',
    '<font size=9>Word</font><br>', '<dl><dt>a<dd>b</dl>', '<p>“A word.”</p>', '<p>A word: <a href=b>c</a></p>',
    '<li><a href=b>c</a>', '<tt>a</tt> ',
)  # fmt: skip
_MORE_MAIL = (
    '> a\n> b\n\nA word.\n', '>> a\n> b\nc\n', '-- \nA\n', '_______________________________________________\n',
    '-----BEGIN PGP SIGNATURE-----\n', '-----BEGIN PGP SIGNED MESSAGE-----\n\n', '-----END PGP SIGNATURE-----\n',
    'On Mon, Mar 2, 2020 at 10:00 AM A <a@b.c> wrote:\n> a\n', 'Begin forwarded message:\n\nFrom: A\nSubject: b\n\n',
    '-----Original Message-----\nFrom: A\nSent: b\n\n', 'Sent from my phone\n',
    'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n', '+a\n-b\n', 'begin 644 a\n',
    '\n--x\nContent-Type: text/html\n\n<p>A word.</p>\n', '\n--x\n\n[1] a\n',
    '\n--x\nContent-Type: message/rfc822\n\nFrom: A\nSubject: b\n\nA word.\n',
    '\n--x\nContent-Disposition: attachment\n\na\n',
    '\n--x\nContent-Type: multipart/mixed; boundary=y{}\n\n--y{}\n\na\n--y{}--\n',
    '------------------------------\n\nFrom: A\nSubject: b\n\na\n', 'A\t', ' >', 'From ', '>From a\n', '[cid:a]',
    '<http://a.b>\n',
)  # fmt: skip
UNITS: Mapping[str, tuple[str, ...]] = {
    "a.txt": (
        '\\\\', 'A. Word\n\n', 'Chapter {}\n\n', 'Chapter 1\n\nA word.\n\n', '{}. Word\n\n', '[{}] A word.\n\n',
        'a[{}] ', 'ACT I\n\n', 'WORD. A word.\n', 'WORD\n====\n\n', 'Word\n----\n', '  a\n', '    a\n\n', 'a\n  b\n',
        '\ta\tb\n', '* a\n  b\n', '    * Word\n', 'A word .... 5\n', 'Page 5\n', '\x0cWord\n', '5\n\x0c',
        '+---+\n| a |\n+---+\n', 'a | b | c\n', '@@ -1 +1 @@\n', '+a\n', 'a:: b\n', '*a*\t|b|\n', 'SPEAKER: Word.\n',
        'Q: A word?\nA: A word.\n\n', 'a_b ', 'a-\n', 'a\x08a', '_\x08a', '[Illustration]\n\n',
        '*** START OF THE PROJECT GUTENBERG EBOOK A ***\n', '$ a\n', '>>> a\n', 'a;\n', '{\n', '}\n',
        '“A word,” said A. ', '’', '--', '—', 'Dr. ', 'St. A. ', 'p. 5 ', 'No. ', 'U.S. ', 'a.m. ', '1.5 ', '1,5 ',
        '5th ', '$5. ', '(a) ', '(i) ', 'i. ', '[sic] ', 'a/b ', 'a.b@c.d ', 'a...b', '?!', '。', '！', '「', '」',
        'ကက',
        'ကခ။ ', 'ខ្មែរ', 'ลาว', 'नमस्ते। ', '。\n', 'й ', 'Й. ', 'ß', 'İ', 'ﬁ', '́', '\u200b', '\u200d', '\u202e', '😀',
        '😀 ', '𠀀', '\ufeff', '\xad', '½', '①', 'Ⅳ. ', '٣. ',
    ),
    "a.md": (
        '[a{}]: b\n', '[a{}] ', '[^{}]: a\n\n', 'a[^{}]\n\n[^{}]: b\n\n', '[a][b{}] ', '## Word {}\n\n',
        '# Word\n\nA word.\n\n', '~~~\n', '```a\nb\n```\n', '|a|\n|-|\n|b|\n\n', 'a\n: b\n\n', '- [ ] a\n',
        '1. a\n   - b\n', '<details>\n\n', '</details>\n\n', '$$\na\n$$\n', '\\(a\\) ', '==a== ', '~a~', '^a^',
        '[[a]] ', '![[a]]\n\n', ':::a\n', '!!! a\n    b\n', '%%', '%% a %%\n', '{% a %}\n', '<!-- a -->\n',
        '<b>a</b> ', '<a href=b>c</a> ', '![a](b)\n\n', '[![a](b)](c) ', 'a  \nb\n', 'a\\\n', '**a', '__a', '*a _b ',
        '`a', '``a', '[a', '](', '![', '<a', '<http://a>', '{#a}\n', '{:.a}\n', 'import a\n\n', '---\na: b\n',
        '> [!NOTE]\n> a\n\n', '***a***', 'a*b_c', '\\[a\\]\n', '$a$ ', '$', '<div>\n', '</div>\n',
    ),
    "a.rst": (
        '.. _a{}:\n\n', '`a{}`_ ', 'a{}_ ', '.. |a{}| replace:: b\n', '|a{}| ', '[#a{}]_\n\n.. [#a{}] b\n\n',
        '.. note:: a\n\n', 'Word {}\n=======\n\n', ':a: b\n', 'a\n  b\n\n', '.. code:: a\n\n   b\n\n', '| a\n',
        '=== ===\na   b\n=== ===\n\n', ':a:`b` ', '``a`` ', '`a', '*a', '|a', 'a_', '__ b\n',
    ),
    "a.adoc": (
        '[[a{}]]\nA word.\n\n', '<<a{}>> ', 'footnote:a{}[A word.] ', 'footnote:a{}[] ', '= Word\n\n',
        '== Word {}\n\n', '.a\n----\nb\n----\n', '|===\n|a|b\n|===\n', 'a:: b\n', '. a\n.. b\n', '+\na\n', '*a* ',
        '*a', '_a', '`a', '#a', 'image::a[]\n', 'ifdef::a[]\n', 'endif::[]\n', '[NOTE]\n====\na\n====\n', '{a}',
        ':a:\n', 'pass:[a] ', '+++a+++ ',
    ),
    "a.org": (
        '#+BEGIN_SRC a\nb\n#+END_SRC\n', '[[#a{}][b]] ', '<<a{}>>\n', 'a[fn:{}]\n\n[fn:{}] b\n\n',
        '* Word {}\n\nA word.\n\n', '[fn::a] ', '| a | b |\n|---|\n', '- a :: b\n', '1. a\n   - b\n',
        ':a:\nb\n:END:\n', '#+a: b\n', '# a\n', '*a ', '/a ', '=a ', '~a ', '$a ', '[[a', '\\begin{a}\nb\n\\end{a}\n',
        '#+BEGIN_QUOTE\n',
    ),
    "a.tex": (
        '\\label{a{}} ', '\\ref{a{}} ', '\\cite{a{}} ', '\\bibitem{a{}} A word.\n',
        '\\begin{itemize}\\item a\\end{itemize}\n', '\\begin{itemize}\\item a ', '\\footnotemark ',
        '\\footnotetext{a}\n', '\\newcommand{\\b}{a}\\b ', '\\def\\a{b}\n', '\\a{} ',
        '\\begin{tabular}{l}a & b\\\\\\end{tabular}\n', 'a & b \\\\\n', '\\verb|a| ', '% a\n', '$$a$$\n',
        '\\begin{align}a\\end{align}\n', '\\section*{Word}\nA word.\n\n', "\\'e", '\\"{o}', "``a'' ", '~', '--- ',
        '\\title{a}\n', '\\author{a \\and b}\n', '\\emph{', '\\textbf{a', '\\footnote{', '$', '\\(',
        '\\begin{verbatim}\na\n\\end{verbatim}\n', '\\input{a}\n', '\\href{a}{b} ', '{\\it a} ',
    ),
    "a.1": (
        '.ds a{} b\n', '\\*[a{}] ', '.IP a 4\nb\n', '.RS\n', '.RS\na\n.RE\n', '.nf\na\n.fi\n',
        '.TS\nl l.\na\tb\n.TE\n', '.de a{}\n.b\n..\n', '.a{}\n', '.if n a\n', '.ie n a\n.el b\n', '.\\" a\n', '\\fI',
        '\\(bu', '.br\n', '.sp\n', '.BR a b\n', '.Sh WORD\na\n', '.It a\nb\n', '.Bl -tag\n.It a\nb\n.El\n',
        '.Xr a 1\n', '.EQ\na\n.EN\n', 'a\\\n', '.SS Word\na\n', '.UR a\nb\n.UE\n', '\\s0', "'a\n", '.PP\na\n',
    ),
    "a.ipynb": (
        '{"cell_type":"code","source":"a","outputs":[]},',
        '{"cell_type":"code","source":["a\\n","b"],"outputs":[{"text":"a"}]},',
        '{"cell_type":"markdown","source":"a[^1]\\n\\n[^1]: b","outputs":[]},',
        '{"cell_type":"raw","source":"a","outputs":[]},', '{"cell_type":"heading","source":"Word","outputs":[]},',
        '{"cell_type":"markdown","source":"![a](attachment:b)","outputs":[{"data":{"image/png":"a"}}]},',
        '{"cell_type":"markdown","source":"<div>","outputs":[]},',
    ),
    "a.html": (*_LINKED, *_MORE_HTML),
    "a.epub": tuple(
        unit for unit in (*_LINKED, *_MORE_HTML) if "</" in unit and "=a" not in unit and "<t" not in unit
    ),
    "a.mobi": (*_LINKED, *_MORE_HTML, "<mbp:pagebreak/>", "<a filepos=0000000099>a</a>"),
    "a.eml": _MORE_MAIL,
    "plain.eml": _MORE_MAIL,
    "a.mbox": _MORE_MAIL,
    "a.srt": (
        '{}\n00:00:{},000 --> 00:00:59,000\nA word.\n\n', '<i>a</i>\n', '{\\an8}a\n', '- a\n- b\n', '[MUSIC]\n',
        'A: a\n',
    ),
    "a.vtt": (
        'STYLE\na\n\n', 'NOTE a\n\n', '<c.a>b</c> ', '<00:01.000>a', 'a{}\n00:01.000 --> 00:02.000\nb\n\n', '&lrm;',
    ),
    "a.rtf": (
        '{\\*\\bkmkstart a{}}', '\\trowd\\intbl a\\cell b\\cell\\row ',
        '{\\field{\\*\\fldinst PAGEREF a}{\\fldrslt 1}}', '\\li720 a\\par ', '\\fs48 Word\\par\\fs24 a\\par ',
        '\\ls1 a\\par ', '{\\listtext 1.}a\\par ', '{\\nonshppict a}', '{\\upr{a}{\\*\\ud{b}}}', '\\uc2\\u233 aa',
        '{\\info{\\title a}}', '\\sect ', '{\\header a\\par}', "\\'", '\\nestcell\\nestrow ', '\\~', '{\\super a}',
    ),
    "a.docx": (
        '<w:p><w:bookmarkStart w:id="{}" w:name="a{}"/><w:r><w:t>A word.</w:t></w:r></w:p>',
        '<w:p><w:hyperlink w:anchor="a{}"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        '<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>',
        '<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>', '<w:tr><w:tc><w:p/></w:tc></w:tr>',
        '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>a'
        '</w:t></w:r></w:p>',
        '<w:p><w:r><w:rPr><w:sz w:val="48"/></w:rPr><w:t>Word {}</w:t></w:r></w:p>',
        '<w:p><w:r><w:drawing/></w:r></w:p>', '<w:p><w:r><w:t>{}. Word</w:t></w:r></w:p>',
    ),
    "a.odt": (
        '<text:p><text:bookmark text:name="a{}"/>A word.</text:p>', '<text:p><text:a>a</text:a></text:p>',
        '<text:p><text:s text:c="1000"/></text:p>', '<text:p><text:tab/>a</text:p>',
        '<text:p text:style-name="P{}">A word.</text:p>',
        '<text:list><text:list-item><text:list><text:list-item><text:p>a</text:p></text:list-item><'
        '/text:list></text:list-item></text:list>',
        '<table:table><table:table-row table:number-rows-repeated="99"><table:table-cell table:numb'
        'er-columns-repeated="99"><text:p>a</text:p></table:table-cell></table:table-row></table:ta'
        'ble>',
        '<text:p><office:annotation><text:p>a</text:p></office:annotation>b</text:p>',
        '<text:table-of-content><text:index-body><text:p>a</text:p></text:index-body></text:table-of-content>',
        '<text:p><draw:frame><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame></text:p>',
        '<text:numbered-paragraph><text:p>a</text:p></text:numbered-paragraph>',
    ),
    "a.fb2": (
        "<p>a<a l:href='#n{}' type='note'>1</a></p>", "<section id='n{}'><p>A word.</p></section>",
        '<poem><stanza><v>a</v></stanza></poem>', '<empty-line/>', '<subtitle>Word</subtitle>',
        "<p>a<a l:href='#n{}' type='note'>{}</a></p><section id='n{}'><title><p>{}</p></title><p>A "
        'word.</p></section>',
        '<epigraph><p>a</p></epigraph>', "<p><style name='a'>a</style></p>", '<style>"', '<style>a</style>',
        '<cite><p>a</p><text-author>b</text-author></cite>', "<image l:href='#a'/>", "<binary id='a{}'>aaaa</binary>",
        '<p><emphasis>a</emphasis></p>', '<code>a</code>', '<v>a</v>',
        "</section></body><body name='notes'><section id='n{}'><p>a</p></section></body><body><section>",
    ),
    "a.nxml": (
        "<p>a<xref ref-type='bibr' rid='b{}'>1</xref></p>",
        "<p>a<xref ref-type='fn' rid='n{}'>{}</xref></p><fn id='n{}'><p>A word.</p></fn>",
        '<disp-formula><tex-math>a</tex-math></disp-formula>',
        "<sec id='s{}'><title>Word {}</title><p>A word.</p></sec>",
        '<table-wrap><caption><p>a</p></caption><table><tr><td>b</td></tr></table></table-wrap>',
        '<disp-quote><p>a</p></disp-quote>',
        '<inline-formula><alternatives><tex-math>a</tex-math></alternatives></inline-formula>',
        '<boxed-text><p>a</p></boxed-text>',
        '<def-list><def-item><term>a</term><def><p>b</p></def></def-item></def-list>', '<sup>a</sup>',
        "<ref-list><ref id='b{}'><mixed-citation>A. 1999.</mixed-citation></ref></ref-list>", '<label>1</label>',
        '<preformat>a</preformat>',
    ),
    "a.dbk": (
        "<para>a<xref linkend='n{}'/></para>", "<para>a<footnoteref linkend='n{}'/></para>",
        "<para>a<footnote xml:id='n{}'><para>A word.</para></footnote></para>",
        "<section xml:id='s{}'><title>Word {}</title><para>A word.</para></section>",
        '<variablelist><varlistentry><term>a</term><listitem><para>b</para></listitem></varlistentr'
        'y></variablelist>',
        '<programlisting>a</programlisting>', '<note><para>a</para></note>',
        '<indexterm><primary>a</primary></indexterm>',
        '<informaltable><tgroup><tbody><row><entry>a</entry></row></tbody></tgroup></informaltable>',
        '<qandaset><qandaentry><question><para>a</para></question><answer><para>b</para></answer></'
        'qandaentry></qandaset>',
        '<blockquote><para>a</para></blockquote>', '<screen>a</screen>',
        '<simplelist><member>a</member></simplelist>', '<example><title>a</title><para>b</para></example>',
        '<procedure><step><para>a</para></step></procedure>',
    ),
}  # fmt: skip
