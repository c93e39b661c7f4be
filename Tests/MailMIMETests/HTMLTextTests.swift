import Mail
import MailMIME
import Testing

@Suite("HTML as text")
struct HTMLTextTests {
    @Test(arguments: [
        ("<p>One  two\n three</p><p>four</p>", "One two three\n\nfour"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>", "a\n\nb"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li>a</li><li><p>b</p></li></ol>", "3. a\n4. b"),
        ("<table><tr><th>Item<th>Price<tr><td>Chair<td>5&nbsp;€</table>", "Item\tPrice\nChair\t5 €"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("See <a href='https://example.test/a'>the offer</a>.", "See the offer <https://example.test/a>."),
        ("<a href='https://example.test/'>example.test</a> <a href='#top'>up</a>", "example.test up"),
        ("<a href='mailto:jane@example.test'>Jane</a>", "Jane <jane@example.test>"),
        ("<img src=x alt=Logo> <img src=y>", "[Logo]"), ("Fine <img src=x alt=🙂>", "Fine 🙂"),
        ("<p><![if !supportLists]><span>·</span> <![endif]>Red</p>", "· Red"),
        ("a<!--[if gte mso 9]>x<![if y]>z<![endif]-->b<!--[if !mso]><!-->c<!--<![endif]-->", "abc"),
        ("a<![endif", "a<![endif"),
        ("<style>p{}</style><script>alert(1)</script><div style='Display: NONE'>x</div>a", "a"),
        ("a<blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\"><div>b</div></blockquote>", "a\n\nb"),
        ("<blockquote>a<p>b<blockquote>c</blockquote></blockquote>d", "> a\n>\n> b\n>\n> > c\n\nd"),
        (
            "<div class=gmail_quote>On Monday, Jane wrote:<blockquote>a</blockquote></div>",
            "On Monday, Jane wrote:\n\n> a"
        ),
        ("<div class=yahoo_quoted><div>On Monday, Jane wrote:</div><div>a</div></div>", "On Monday, Jane wrote:\n> a"),
        ("é &eacute; &#233; &bogus; &lt;b&gt;", "é é é &bogus; <b>"),
        ("", ""), ("   ", ""), ("<", "<"), ("a\u{200B}b\u{AD}c", "abc"),
    ])
    func isReadable(html: String, expected: String) { #expect(HTMLText(html).text == expected) }

    @Test(arguments: [
        "<p>Red.</p><div id=Signature><p>Jane Doe<br>Example</p></div>",
        "<div>Red.<div><br></div><div class=gmail_signature>Jane Doe<br>Example</div></div>",
        "<div>Red.</div><div class='protonmail_signature_block x'><div>Jane Doe<br>Example</div></div>",
        "<div>Red.</div><div id=ms-outlook-mobile-signature>Jane Doe<br>Example</div><hr><b>From:</b> Bob "
            + "&lt;bob@example.test&gt;<br><b>Sent:</b> Monday 10:12<br><b>To:</b> Jane<br><b>Subject:</b> x<p>old</p>",
        "<p>Red.</p><pre class=moz-signature>-- \nJane Doe\nExample</pre>",
        "<div>Red.</div><span id=OLK_SRC_BODY_SECTION><div><b>From:</b> Bob</div><div>old</div></span>",
        "Red.<hr><blockquote><b>De:</b> Bob</blockquote><blockquote>old</blockquote>",
    ])
    func endsWhereASignatureOrAQuoteBegins(html: String) {
        #expect(VisibleText(of: HTMLText(html).text).text == "Red.")
    }

    /// People type below their signature, or into it.
    @Test(arguments: [
        ("<p>Hi</p><div id=Signature>Jane</div><p>Two chairs.</p>", "Hi\n\nJane\n\nTwo chairs."),
        (
            "<p>Hi</p><span class=gmail_signature_prefix>-- </span><br><div class=gmail_signature>Jane</div><p>Two chairs.",
            "Hi\n\nJane\n\nTwo chairs."
        ),
        ("<p>Hi</p><div class=moz-signature>-- <br>Jane</div><p>Two chairs.</p>", "Hi\n\nJane\n\nTwo chairs."),
        ("<p>Hi</p><div id=Signature>--Jane Doe</div><p>Two chairs.</p>", "Hi\n\nJane Doe\n\nTwo chairs."),
        ("<div id=Signature>Two chairs.<br>Jane</div>", "Two chairs.\nJane"),
        ("<p>Hi</p><div id=Signature>Send two chairs.<br>Jane</div>", "Hi\n\nSend two chairs.\nJane"),
        ("<p>Hi</p><div id=signature-request>Two chairs.</div>", "Hi\n\nTwo chairs."),
        ("<p>Two chairs</p><div id=Signature></div>", "Two chairs"),
    ])
    func keepsWhatStandsAroundASignature(html: String, expected: String) {
        #expect(VisibleText(of: HTMLText(html).text).text == expected)
    }
}
