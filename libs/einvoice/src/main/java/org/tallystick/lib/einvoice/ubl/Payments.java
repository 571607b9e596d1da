package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.find;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BranchType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CardAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMandateType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PaymentIDType;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Account;
import org.tallystick.lib.einvoice.model.Card;
import org.tallystick.lib.einvoice.model.Payment;
import org.tallystick.lib.einvoice.model.PaymentMeans;

/** How to pay (BT-9, BT-20, BG-16 to 19). */
final class Payments {
    /** UBL wants the network of a card, which EN 16931 does not know. */
    private static final String NO_NETWORK = "mapped-from-cii";

    private Payments() {}

    /** A credit note has its due date in the means, since UBL gives it no other place. */
    static Payment payment(
            @Nullable LocalDate dueOn,
            List<PaymentTermsType> terms,
            @Nullable String creditorId,
            List<PaymentMeansType> means) {
        PaymentTermsType firstTerms = first(terms);
        LocalDate due = dueOn != null ? dueOn : firstOf(means, PaymentMeansType::getPaymentDueDateValueLocal);
        return new Payment(
                due,
                text(firstTerms == null ? null : first(firstTerms.getNote()), NoteType::getValue),
                firstOf(means, one -> text(first(one.getPaymentID()), PaymentIDType::getValue)),
                firstOf(means, one -> text(one.getPaymentMandate(), PaymentMandateType::getIDValue)),
                creditorId,
                means.stream().map(Payments::means).toList());
    }

    private static <T> @Nullable T firstOf(
            List<PaymentMeansType> means, java.util.function.Function<PaymentMeansType, @Nullable T> what) {
        return means.stream().map(what).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static PaymentMeans means(PaymentMeansType means) {
        return new PaymentMeans(
                code(means.getPaymentMeansCodeValue()),
                means.getPaymentMeansCode() == null
                        ? null
                        : text(means.getPaymentMeansCode().getName()),
                find(means.getPayeeFinancialAccount(), Payments::account),
                find(means.getCardAccount(), Payments::card),
                debited(means.getPaymentMandate()));
    }

    private static Account account(FinancialAccountType account) {
        return new Account(
                code(account.getIDValue()),
                code(account.getNameValue()),
                text(account.getFinancialInstitutionBranch(), BranchType::getIDValue));
    }

    private static Card card(CardAccountType card) {
        return new Card(code(card.getPrimaryAccountNumberIDValue()), text(card.getHolderNameValue()));
    }

    private static @Nullable String debited(@Nullable PaymentMandateType mandate) {
        return mandate == null ? null : code(mandate.getPayerFinancialAccount(), FinancialAccountType::getIDValue);
    }

    static List<PaymentMeansType> write(Payment payment, boolean dueInMeans) {
        List<PaymentMeansType> targets =
                payment.means().stream().map(means -> write(means, payment)).toList();
        PaymentMeansType first = first(targets);
        if (first != null && dueInMeans) {
            put(payment.dueOn(), first::setPaymentDueDate);
        }
        return targets;
    }

    private static PaymentMeansType write(PaymentMeans means, Payment payment) {
        var target = new PaymentMeansType();
        put(means.code(), code -> put(means.text(), target.setPaymentMeansCode(code)::setName));
        put(payment.remittance(), reference -> target.addPaymentID(new PaymentIDType(reference)));
        put(means.card(), card -> target.setCardAccount(write(card)));
        put(means.account(), account -> target.setPayeeFinancialAccount(write(account)));
        if (payment.mandate() != null || means.debitedAccount() != null) {
            var mandate = new PaymentMandateType();
            put(payment.mandate(), mandate::setID);
            put(means.debitedAccount(), number -> mandate.setPayerFinancialAccount(account(number)));
            target.setPaymentMandate(mandate);
        }
        return target;
    }

    private static CardAccountType write(Card card) {
        var target = new CardAccountType();
        put(card.number(), target::setPrimaryAccountNumberID);
        target.setNetworkID(NO_NETWORK);
        put(card.holder(), target::setHolderName);
        return target;
    }

    private static FinancialAccountType write(Account account) {
        var target = new FinancialAccountType();
        put(account.number(), target::setID);
        put(account.holder(), target::setName);
        put(account.bic(), bic -> {
            var branch = new BranchType();
            branch.setID(bic);
            target.setFinancialInstitutionBranch(branch);
        });
        return target;
    }

    private static FinancialAccountType account(String number) {
        var target = new FinancialAccountType();
        target.setID(number);
        return target;
    }

    static @Nullable PaymentTermsType terms(Payment payment) {
        if (payment.terms() == null) {
            return null;
        }
        var target = new PaymentTermsType();
        target.addNote(new NoteType(payment.terms()));
        return target;
    }
}
