package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.DocumentPage.Fact;
import org.tallystick.delivery.StatementSheet.ItemRow;
import org.tallystick.delivery.StatementSheet.MovementRow;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.AgingItem;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.statements.StatementContent;

/** Writes a statement of account: what moved the balance, what is open and how old it is, and what is not used yet. */
final class StatementPages {
    private final Document.OfStatement document;
    private final StatementContent content;
    private final AccountStatement account;
    private final Texts texts;
    private final Figures figures;

    private StatementPages(Document.OfStatement document) {
        this.document = document;
        this.content = document.content();
        this.account = content.account();
        this.texts = document.texts();
        this.figures = new Figures(texts);
    }

    static StatementSheet sheet(Document.OfStatement document, DocumentPage.@Nullable Picture logo) {
        return new StatementPages(document).sheet(logo);
    }

    /** The mail says the same as the letter. */
    static List<String> paragraphs(Document.OfStatement document) {
        var pages = new StatementPages(document);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(pages.texts.get("mail.statement", pages.figures.date(pages.account.to())));
        paragraphs.addAll(pages.standing());
        return paragraphs;
    }

    private StatementSheet sheet(DocumentPage.@Nullable Picture logo) {
        return new StatementSheet(
                letter(logo),
                texts.get("statement.intro", content.currency().code(), figures.period(account.from(), account.to())),
                content.style().showsMovements() ? movements() : List.of(),
                content.style().showsItems()
                        ? content.owed().stream()
                                .filter(item -> item.undisputed().isPositive())
                                .map(item -> item(item, item.undisputed()))
                                .toList()
                        : List.of(),
                content.owed().stream()
                        .filter(item -> item.disputed().isPositive())
                        .map(item -> item(item, item.disputed()))
                        .toList(),
                content.unused().stream().map(item -> item(item, item.open())).toList(),
                ages());
    }

    private DocumentPage letter(DocumentPage.@Nullable Picture logo) {
        return new DocumentPage(
                texts,
                texts.get("title.statement"),
                figures.date(account.to()),
                content.company().name(),
                logo,
                Addresses.oneLine(content.company()),
                Addresses.window(content.customer(), content.company(), texts.locale()),
                facts(),
                false,
                content.currency().code(),
                List.of(),
                List.of(),
                new Fact(texts.get("statement.balance", figures.date(account.to())), figures.money(account.closing())),
                List.of(),
                texts.get("statement.title"),
                standing(),
                List.of(),
                payment(),
                null,
                Addresses.foot(content.company(), texts));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("fact.number.statement", content.number()));
        facts.add(fact("fact.period", figures.period(account.from(), account.to())));
        addPresent(facts, "fact.customer", content.customer().number());
        addPresent(facts, "fact.buyer-tax-id", content.customer().taxId());
        return facts;
    }

    private List<MovementRow> movements() {
        List<MovementRow> rows = new ArrayList<>();
        rows.add(balance(figures.date(account.from().minusDays(1)), account.opening()));
        account.movements().forEach(movement -> rows.add(movement(movement)));
        rows.add(balance(figures.date(account.to()), account.closing()));
        return rows;
    }

    private MovementRow balance(String day, Money balance) {
        return new MovementRow("", texts.get("statement.balance", day), "", figures.amount(balance), true);
    }

    private MovementRow movement(AccountStatement.Movement movement) {
        String what = texts.get("movement." + movement.kind().name()) + " " + movement.number();
        return new MovementRow(
                figures.date(movement.on()),
                content.isLate(movement) ? what + " " + texts.get("statement.late") : what,
                figures.amount(movement.amount()),
                figures.amount(movement.balance()),
                false);
    }

    private ItemRow item(AgingItem item, Money amount) {
        long late = item.daysPastDue(account.to());
        String order = item.purchaseOrder();
        return new ItemRow(
                texts.get("item." + item.kind().name()) + " " + item.number(),
                order == null ? "" : texts.get("request.order", order),
                figures.date(item.documentOn()),
                item.open().isPositive() ? figures.date(item.dueOn()) : "",
                late == 0 ? "" : Long.toString(late),
                figures.amount(amount));
    }

    private List<Fact> ages() {
        return StatementContent.AGES.buckets().stream()
                .map(bucket ->
                        new Fact(texts.get("statement.age." + bucket.index()), figures.amount(content.owed(bucket))))
                .toList();
    }

    private List<String> standing() {
        Money balance = account.closing();
        String day = figures.date(account.to());
        List<String> sentences = new ArrayList<>();
        if (balance.isPositive()) {
            sentences.add(texts.get("statement.owes", day, figures.money(balance)));
        } else if (balance.isNegative()) {
            sentences.add(texts.get("statement.favour", day, figures.money(balance.negated())));
        } else {
            sentences.add(texts.get("statement.even", day));
        }
        if (content.claimed().isPositive()) {
            sentences.add(texts.get("statement.overdue", figures.money(content.claimed())));
        }
        if (content.disputed().isPositive()) {
            sentences.add(texts.get("statement.disputed", figures.money(content.disputed())));
        }
        sentences.add(texts.get("statement.objections"));
        return sentences;
    }

    private DocumentPage.@Nullable PaymentBlock payment() {
        if (document.bank().isEmpty() || !account.closing().isPositive()) {
            return null;
        }
        BankAccount bank = document.bank().get();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("payment.payee", content.company().name()));
        facts.add(fact("payment.bank", bank.name()));
        String iban = bank.iban();
        if (iban == null) {
            addPresent(facts, "payment.account", bank.accountNumber());
        } else {
            facts.add(fact("payment.iban", Iban.parse(iban).map(Iban::formatted).orElse(iban)));
        }
        addPresent(facts, "payment.bic", bank.bic());
        return new DocumentPage.PaymentBlock(facts, texts.get("statement.please"), null);
    }

    private Fact fact(String key, String value) {
        return new Fact(texts.get(key), value);
    }

    private void addPresent(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(fact(key, value));
        }
    }
}
