package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.platform.Refusal;

class MailTemplateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello {{recipent}}         | TEMPLATE_PLACE_UNKNOWN | Text, line 2, character 7: There is no place {{recipent}}; there are amount
            Hello {{recipient, pay     | TEMPLATE_BRACE_OPEN    | Text, line 2, character 7: The braces {{ are not closed
            {{number {{amount}}        | TEMPLATE_BRACE_OPEN    | Text, line 2, character 1
            Hello recipient}}          | TEMPLATE_BRACE_CLOSE   | Text, line 2, character 16: The braces }} close nothing
            {{number}} and }} more     | TEMPLATE_BRACE_CLOSE   | Text, line 2, character 16
            {{}}                       | TEMPLATE_PLACE_UNKNOWN | Text, line 2, character 1
            pay <script>alert(1)       | TEMPLATE_HTML          | Text, line 2, character 5
            <img src=x onerror=y>      | TEMPLATE_HTML          | Text, line 2, character 1
            a < / b >                  | TEMPLATE_HTML          | Text, line 2, character 3
            <!-- hidden -->            | TEMPLATE_HTML          | Text, line 2, character 1
            """)
    void whatIsWrongIsNamedWithItsPlace(String line, String code, String sentence) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> template("Invoice {{number}}", "Dear reader,\n" + line + "\nThe end"))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.sentence()).startsWith(sentence);
                });
    }

    @ParameterizedTest
    @CsvSource({"'', text, TEMPLATE_EMPTY", "subject, '  ', TEMPLATE_EMPTY", "'a\nb', text, TEMPLATE_SUBJECT_LINES"})
    void aMailHasASubjectOfOneLineAndAText(String subject, String body, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> template(subject, body))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> template("s".repeat(201), "text"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> template("s", "t".repeat(10_001)));
    }

    @Test
    void placesAreFilledAndLinesThatSayNothingAreLeftOut() {
        var written = template(
                        "{{ number }}: 5 < 6 {{company}}",
                        "Hi {{recipient}},\n\nOrder {{order}}\n\n{{link}}\nUntil {{discount_until}} {{discount}} off\n\nBye")
                .fill(Map.of(
                        "number", "INV-1",
                        "company", "K\u00f6nig\r\nBcc: eve@example.com",
                        "recipient", "\u05e2\u05d3\u05d4 {{amount}} <b>",
                        "link", "https://x/see/1",
                        "discount_until", "1 Dec"));

        assertThat(written.subject()).isEqualTo("INV-1: 5 < 6 K\u00f6nig Bcc: eve@example.com");
        assertThat(written.text()).isEqualTo("Hi \u05e2\u05d3\u05d4 {{amount}} <b>,\n\nhttps://x/see/1\n\nBye\n");
    }

    @Test
    void aTextThatSaysNothingForOneCustomerIsRefusedForThatOne() {
        var template = template("Order {{order}}", "text");

        assertThat(template.fill(Map.of("order", "7")).subject()).isEqualTo("Order 7");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> template.fill(Map.of()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("TEMPLATE_SAYS_NOTHING"));
    }

    @Test
    void theUsualWordsAreGoodInEveryLanguage() {
        for (MailTemplate.Kind kind : MailTemplate.Kind.values()) {
            for (String language : MailTemplates.languages()) {
                MailTemplate usual = MailTemplates.standard(kind, language);

                assertThat(usual.subject()).contains("{{number}}");
                assertThat(usual.body()).contains("{{recipient}}", "{{amount}}", "{{company}}\n{{phone}}\n{{website}}");
            }
        }
    }

    @Test
    void thePageOfAMailEscapesWhatOthersWrote() {
        String html = MailHtml.of(
                "A & B",
                "Hi <b>&\"'\n\n\u0645\u0631\u062d\u0628\u0627\n\nhttps://x/see/1 https://evil",
                "ar",
                "https://x/see/1");

        assertThat(html)
                .contains("<title>A &amp; B</title>", "<p dir=\"auto\">Hi &lt;b&gt;&amp;&quot;&#39;</p>")
                .contains("<p dir=\"auto\">\u0645\u0631\u062d\u0628\u0627</p>")
                .contains("<a href=\"https://x/see/1\" rel=\"noreferrer\">https://x/see/1</a> https://evil");
    }

    private static MailTemplate template(String subject, String body) {
        return new MailTemplate(MailTemplate.Kind.INVOICE, "en", subject, body);
    }
}
