package org.tallystick.einvoices;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.lib.einvoice.model.Account;
import org.tallystick.lib.einvoice.model.Payment;
import org.tallystick.lib.einvoice.model.PaymentMeans;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.Discount;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.payments.BankAccount;

/** How and until when to pay (BT-9, BT-20, BG-16). */
final class PaymentMapping {
    private static final String CREDIT_TRANSFER = "30";
    private static final String SEPA_CREDIT_TRANSFER = "58";
    private static final String CLEARING = "97";

    private PaymentMapping() {}

    static Payment of(InvoiceFacts facts, Particulars particulars, Words words) {
        Invoice invoice = facts.invoice();
        return new Payment(
                invoice.dueOn(),
                terms(facts, particulars.profile(), words),
                invoice.paymentReference(),
                null,
                null,
                means(invoice, particulars.bank()));
    }

    /** A credit memo asks for nothing: it is settled with its invoice. */
    static Payment of(CreditMemo memo, Invoice invoice, Words words) {
        return new Payment(
                null,
                words.get("terms.credited", invoice.number()),
                memo.number(),
                null,
                null,
                List.of(new PaymentMeans(CLEARING, null, null, null, null)));
    }

    private static List<PaymentMeans> means(Invoice invoice, Optional<BankAccount> bank) {
        return bank.map(account -> transfer(invoice, account)).stream().toList();
    }

    private static PaymentMeans transfer(Invoice invoice, BankAccount bank) {
        boolean sepa = bank.iban() != null && invoice.currency().code().equals("EUR");
        String number = bank.iban() == null ? bank.accountNumber() : bank.iban();
        return PaymentMeans.transfer(
                sepa ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER,
                new Account(number, invoice.seller().name(), bank.bic()));
    }

    /** Discount and parts in words; XRechnung wants the discount in its own notation, a line for each. */
    private static @Nullable String terms(InvoiceFacts facts, Profile profile, Words words) {
        Invoice invoice = facts.invoice();
        List<String> lines = new ArrayList<>();
        if (facts.installments().size() > 1) {
            for (Installment part : facts.installments()) {
                lines.add(words.get(
                        "terms.part", part.amount().toString(), part.dueOn().toString()));
            }
        }
        Discount discount = invoice.terms().discount();
        Money saved = invoice.terms().discountAvailable(invoice.invoiceOn(), invoice.gross(), invoice.invoiceOn());
        if (discount != null && !saved.isZero()) {
            lines.add(
                    profile == Profile.XRECHNUNG
                            ? notation(discount)
                            : inWords(discount, saved, invoice.invoiceOn(), words));
        }
        return lines.isEmpty() ? null : ended(String.join("\n", lines), profile);
    }

    private static String inWords(Discount discount, Money saved, LocalDate invoiceOn, Words words) {
        return words.get(
                "terms.discount",
                TaxMapping.plain(discount.percent().value()).toPlainString(),
                saved.toString(),
                invoiceOn.plusDays(discount.days()).toString());
    }

    private static String notation(Discount discount) {
        return "#SKONTO#TAGE=%d#PROZENT=%s#"
                .formatted(
                        discount.days(),
                        discount.percent()
                                .value()
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString());
    }

    /** In XRechnung a line of the notation ends with a line break (BR-DE-18). */
    private static String ended(String text, Profile profile) {
        return profile == Profile.XRECHNUNG && text.contains("#SKONTO#") ? text + "\n" : text;
    }
}
