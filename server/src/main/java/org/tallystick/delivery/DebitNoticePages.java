package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.debits.DebitNotice;
import org.tallystick.payments.Network;

/** Writes what a payer is told before a direct debit: amount, day, mandate, creditor identifier and the documents. */
final class DebitNoticePages {
    private DebitNoticePages() {}

    static DocumentPage page(Document.OfDebitNotice document, DocumentPage.@Nullable Picture logo) {
        DebitNotice notice = document.notice();
        Texts texts = document.texts();
        var figures = new Figures(texts);
        return new DocumentPage(
                texts,
                texts.get("title.debit-notice"),
                notice.mandate().reference(),
                document.creditor().name(),
                logo,
                Addresses.oneLine(document.creditor()),
                Addresses.window(document.payer(), document.creditor(), texts.locale()),
                facts(document, texts, figures),
                false,
                notice.debit().amount().currency().code(),
                lines(notice, texts, figures),
                List.of(),
                new DocumentPage.Fact(
                        texts.get("total.debit-notice"),
                        figures.money(notice.debit().amount())),
                List.of(),
                texts.get("notice.title"),
                List.of(announced(notice, texts, figures), texts.get("notice.funds")),
                List.of(),
                null,
                null,
                Addresses.foot(document.creditor(), texts));
    }

    static String announced(DebitNotice notice, Texts texts, Figures figures) {
        return texts.get(
                notice.network() == Network.ACH ? "notice.announced-ach" : "notice.announced",
                figures.money(notice.debit().amount()),
                figures.date(notice.collectOn()),
                notice.mandate().reference(),
                Objects.requireNonNullElse(notice.creditor(), ""));
    }

    private static List<DocumentPage.Fact> facts(Document.OfDebitNotice document, Texts texts, Figures figures) {
        DebitNotice notice = document.notice();
        String number = document.payer().number();
        List<DocumentPage.Fact> facts = new ArrayList<>();
        facts.add(new DocumentPage.Fact(texts.get("fact.debited"), figures.date(notice.collectOn())));
        facts.add(new DocumentPage.Fact(
                texts.get("fact.mandate"), notice.mandate().reference()));
        facts.add(new DocumentPage.Fact(
                texts.get(notice.network() == Network.ACH ? "fact.originator" : "fact.creditor"),
                Objects.requireNonNullElse(notice.creditor(), "")));
        facts.add(new DocumentPage.Fact(
                texts.get("fact.account"), notice.mandate().account().masked()));
        if (number != null) {
            facts.add(new DocumentPage.Fact(texts.get("fact.customer"), number));
        }
        return facts;
    }

    private static List<DocumentPage.Line> lines(DebitNotice notice, Texts texts, Figures figures) {
        List<DocumentPage.Line> lines = new ArrayList<>();
        for (DebitNotice.Item item : notice.items()) {
            lines.add(new DocumentPage.Line(
                    lines.size() + 1,
                    texts.get("notice.line", item.number(), figures.date(item.dueOn())),
                    null,
                    "",
                    "",
                    "",
                    "",
                    figures.amount(item.amount())));
        }
        return lines;
    }
}
