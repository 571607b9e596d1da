package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Totals;
import un.unece.uncefact.data.standard.qualifieddatatype._100.CurrencyCodeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementHeaderMonetarySummationType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeTaxType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.AmountType;

/** Currencies, taxes and sums of the document (BG-22, 23). */
final class Settlement {
    private Settlement() {}

    static Totals totals(
            @Nullable TradeSettlementHeaderMonetarySummationType sums,
            @Nullable String currency,
            @Nullable String taxCurrency) {
        return sums == null
                ? Totals.NONE
                : new Totals(
                        Types.amount(sums.getLineTotalAmount()),
                        Types.amount(sums.getAllowanceTotalAmount()),
                        Types.amount(sums.getChargeTotalAmount()),
                        Types.amount(sums.getTaxBasisTotalAmount()),
                        tax(sums.getTaxTotalAmount(), currency, true),
                        taxCurrency == null || taxCurrency.equals(currency)
                                ? null
                                : tax(sums.getTaxTotalAmount(), taxCurrency, false),
                        Types.amount(sums.getGrandTotalAmount()),
                        Types.amount(sums.getTotalPrepaidAmount()),
                        Types.amount(sums.getRoundingAmount()),
                        Types.amount(sums.getDuePayableAmount()));
    }

    private static @Nullable BigDecimal tax(List<AmountType> amounts, @Nullable String currency, boolean unmarked) {
        return amounts.stream()
                .filter(amount -> amount.getValue() != null)
                .filter(amount -> amount.getCurrencyID() == null
                        ? unmarked
                        : currency == null || amount.getCurrencyID().equals(currency))
                .map(AmountType::getValue)
                .findFirst()
                .orElse(null);
    }

    static @Nullable LocalDate taxPoint(List<TradeTaxType> taxes, Dates dates) {
        return taxes.stream()
                .map(tax -> dates.day(tax.getTaxPointDate(), "taxPointOn"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static HeaderTradeSettlementType write(EInvoice invoice) {
        var target = new HeaderTradeSettlementType();
        put(invoice.taxCurrency(), currency -> target.setTaxCurrencyCode(new CurrencyCodeType(currency)));
        put(invoice.currency(), currency -> target.setInvoiceCurrencyCode(new CurrencyCodeType(currency)));
        put(invoice.payee(), payee -> target.setPayeeTradeParty(Parties.write(payee)));
        Payments.write(target, invoice.payment());
        List<TradeTaxType> taxes = invoice.vat().stream().map(Taxes::write).toList();
        TradeTaxType first = first(taxes);
        if (first != null) {
            put(invoice.taxPointOn(), day -> first.setTaxPointDate(Dates.date(day)));
            put(invoice.taxPointCode(), code -> Taxes.writeTaxPointCode(first, code));
        }
        taxes.forEach(target::addApplicableTradeTax);
        put(invoice.period(), period -> target.setBillingSpecifiedPeriod(Dates.write(period)));
        invoice.allowancesAndCharges().forEach(part -> target.addSpecifiedTradeAllowanceCharge(Taxes.write(part)));
        target.setSpecifiedTradeSettlementHeaderMonetarySummation(write(invoice, invoice.totals()));
        put(first(invoice.preceding()), one -> target.setInvoiceReferencedDocument(Documents.write(one)));
        put(
                invoice.references().buyerAccounting(),
                id -> target.addReceivableSpecifiedTradeAccountingAccount(Lines.account(id)));
        return target;
    }

    private static TradeSettlementHeaderMonetarySummationType write(EInvoice invoice, Totals totals) {
        var target = new TradeSettlementHeaderMonetarySummationType();
        add(totals.lines(), target::addLineTotalAmount);
        add(totals.charges(), target::addChargeTotalAmount);
        add(totals.allowances(), target::addAllowanceTotalAmount);
        add(totals.net(), target::addTaxBasisTotalAmount);
        addTax(totals.tax(), invoice.currency(), target);
        addTax(totals.taxInTaxCurrency(), invoice.taxCurrency(), target);
        add(totals.rounding(), target::addRoundingAmount);
        add(totals.gross(), target::addGrandTotalAmount);
        add(totals.prepaid(), target::addTotalPrepaidAmount);
        add(totals.payable(), target::addDuePayableAmount);
        return target;
    }

    private static void add(@Nullable BigDecimal amount, Consumer<AmountType> target) {
        put(amount, value -> target.accept(Types.amount(value)));
    }

    private static void addTax(
            @Nullable BigDecimal amount, @Nullable String currency, TradeSettlementHeaderMonetarySummationType target) {
        add(amount, tax -> {
            put(currency, tax::setCurrencyID);
            target.addTaxTotalAmount(tax);
        });
    }
}
