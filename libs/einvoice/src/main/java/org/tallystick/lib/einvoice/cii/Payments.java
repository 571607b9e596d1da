package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Account;
import org.tallystick.lib.einvoice.model.Card;
import org.tallystick.lib.einvoice.model.Payment;
import org.tallystick.lib.einvoice.model.PaymentMeans;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.qualifieddatatype._100.PaymentMeansCodeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.CreditorFinancialAccountType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.CreditorFinancialInstitutionType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.DebtorFinancialAccountType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePaymentTermsType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementFinancialCardType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementPaymentMeansType;

/** How to pay (BT-9, BT-20, BG-16 to 19). */
final class Payments {
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}");

    private Payments() {}

    static Payment read(HeaderTradeSettlementType source, Dates dates) {
        List<TradePaymentTermsType> terms = source.getSpecifiedTradePaymentTerms();
        LocalDate due = firstOf(terms, one -> dates.day(one.getDueDateDateTime(), "payment.dueOn"));
        return new Payment(
                due,
                firstOf(terms, one -> Types.text(one.getDescription())),
                Types.text(source.getPaymentReference()),
                firstOf(terms, one -> Types.text(first(one.getDirectDebitMandateID()))),
                Values.code(source.getCreditorReferenceIDValue()),
                source.getSpecifiedTradeSettlementPaymentMeans().stream()
                        .map(Payments::means)
                        .toList());
    }

    private static <T> @Nullable T firstOf(
            List<TradePaymentTermsType> terms, Function<TradePaymentTermsType, @Nullable T> what) {
        return terms.stream().map(what).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static PaymentMeans means(TradeSettlementPaymentMeansType means) {
        DebtorFinancialAccountType debited = means.getPayerPartyDebtorFinancialAccount();
        return new PaymentMeans(
                Values.code(means.getTypeCodeValue()),
                Types.text(means.getInformation()),
                account(means.getPayeePartyCreditorFinancialAccount(), means),
                card(means.getApplicableTradeSettlementFinancialCard()),
                debited == null
                        ? null
                        : either(Types.text(debited.getIBANID()), Types.text(debited.getProprietaryID())));
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable Account account(
            @Nullable CreditorFinancialAccountType account, TradeSettlementPaymentMeansType means) {
        CreditorFinancialInstitutionType bank = means.getPayeeSpecifiedCreditorFinancialInstitution();
        String bic = bank == null ? null : Types.text(bank.getBICID());
        if (account == null) {
            return bic == null ? null : new Account(null, null, bic);
        }
        return new Account(
                either(Types.text(account.getIBANID()), Types.text(account.getProprietaryID())),
                Types.text(account.getAccountName()),
                bic);
    }

    private static @Nullable Card card(@Nullable TradeSettlementFinancialCardType card) {
        return card == null ? null : new Card(Types.text(card.getID()), Types.text(card.getCardholderName()));
    }

    static void write(HeaderTradeSettlementType target, Payment payment) {
        put(payment.creditorId(), id -> target.setCreditorReferenceID(Types.id(id)));
        put(payment.remittance(), reference -> target.addPaymentReference(Types.text(reference)));
        payment.means().forEach(means -> target.addSpecifiedTradeSettlementPaymentMeans(write(means)));
        if (payment.terms() != null || payment.dueOn() != null || payment.mandate() != null) {
            var terms = new TradePaymentTermsType();
            put(payment.terms(), text -> terms.addDescription(Types.text(text)));
            put(payment.dueOn(), day -> terms.setDueDateDateTime(Dates.moment(day)));
            put(payment.mandate(), id -> terms.addDirectDebitMandateID(Types.id(id)));
            target.addSpecifiedTradePaymentTerms(terms);
        }
    }

    private static TradeSettlementPaymentMeansType write(PaymentMeans means) {
        var target = new TradeSettlementPaymentMeansType();
        put(means.code(), code -> target.setTypeCode(new PaymentMeansCodeType(code)));
        put(means.text(), text -> target.addInformation(Types.text(text)));
        put(means.card(), card -> target.setApplicableTradeSettlementFinancialCard(write(card)));
        put(means.debitedAccount(), number -> {
            var account = new DebtorFinancialAccountType();
            account.setIBANID(Types.id(number));
            target.setPayerPartyDebtorFinancialAccount(account);
        });
        put(means.account(), account -> write(target, account));
        return target;
    }

    private static void write(TradeSettlementPaymentMeansType target, Account account) {
        if (account.number() != null || account.holder() != null) {
            var creditor = new CreditorFinancialAccountType();
            put(account.number(), number -> {
                if (IBAN.matcher(number.replace(" ", "")).matches()) {
                    creditor.setIBANID(Types.id(number));
                } else {
                    creditor.setProprietaryID(Types.id(number));
                }
            });
            put(account.holder(), holder -> creditor.setAccountName(Types.text(holder)));
            target.setPayeePartyCreditorFinancialAccount(creditor);
        }
        put(account.bic(), bic -> {
            var bank = new CreditorFinancialInstitutionType();
            bank.setBICID(Types.id(bic));
            target.setPayeeSpecifiedCreditorFinancialInstitution(bank);
        });
    }

    private static TradeSettlementFinancialCardType write(Card card) {
        var target = new TradeSettlementFinancialCardType();
        put(card.number(), number -> target.setID(Types.id(number)));
        put(card.holder(), holder -> target.setCardholderName(Types.text(holder)));
        return target;
    }
}
