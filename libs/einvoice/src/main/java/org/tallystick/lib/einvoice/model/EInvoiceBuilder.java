package org.tallystick.lib.einvoice.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;

/** Puts an {@link EInvoice} together from plain facts; totals and breakdown follow from the lines unless they are given. */
public final class EInvoiceBuilder {
    private final String number;
    private final LocalDate issuedOn;
    private final String currency;
    private final List<Note> notes = new ArrayList<>();
    private final List<PrecedingInvoice> preceding = new ArrayList<>();
    private final List<AllowanceCharge> allowancesAndCharges = new ArrayList<>();
    private final List<SupportingDocument> documents = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, VatBreakdown> reasons = new HashMap<>();
    private @Nullable String type = DocumentTypes.INVOICE;
    private @Nullable String taxCurrency;
    private @Nullable LocalDate taxPointOn;
    private @Nullable String taxPointCode;
    private References references = References.NONE;
    private Payment payment = Payment.NONE;
    private @Nullable String process;
    private @Nullable String specification = Profile.EN16931.specification();
    private @Nullable Party seller;
    private @Nullable Party buyer;
    private @Nullable Payee payee;
    private @Nullable TaxRepresentative taxRepresentative;
    private @Nullable Delivery delivery;
    private @Nullable Period period;
    private @Nullable List<VatBreakdown> vat;
    private @Nullable Totals totals;
    private @Nullable BigDecimal prepaid;
    private @Nullable BigDecimal rounding;
    private @Nullable BigDecimal taxInTaxCurrency;

    EInvoiceBuilder(String number, LocalDate issuedOn, String currency) {
        this.number = number;
        this.issuedOn = issuedOn;
        this.currency = currency;
    }

    public EInvoiceBuilder type(@Nullable String value) {
        type = value;
        return this;
    }

    public EInvoiceBuilder taxCurrency(@Nullable String value) {
        taxCurrency = value;
        return this;
    }

    public EInvoiceBuilder taxPointOn(@Nullable LocalDate value) {
        taxPointOn = value;
        return this;
    }

    public EInvoiceBuilder taxPointCode(@Nullable String value) {
        taxPointCode = value;
        return this;
    }

    public EInvoiceBuilder references(References value) {
        references = value;
        return this;
    }

    public EInvoiceBuilder payment(Payment value) {
        payment = value;
        return this;
    }

    public EInvoiceBuilder process(@Nullable String value) {
        process = value;
        return this;
    }

    public EInvoiceBuilder specification(@Nullable String value) {
        specification = value;
        return this;
    }

    public EInvoiceBuilder seller(@Nullable Party value) {
        seller = value;
        return this;
    }

    public EInvoiceBuilder buyer(@Nullable Party value) {
        buyer = value;
        return this;
    }

    public EInvoiceBuilder payee(@Nullable Payee value) {
        payee = value;
        return this;
    }

    public EInvoiceBuilder taxRepresentative(@Nullable TaxRepresentative value) {
        taxRepresentative = value;
        return this;
    }

    public EInvoiceBuilder delivery(@Nullable Delivery value) {
        delivery = value;
        return this;
    }

    public EInvoiceBuilder period(@Nullable Period value) {
        period = value;
        return this;
    }

    public EInvoiceBuilder profile(Profile value) {
        specification = value.specification();
        process = value == Profile.EN16931 ? process : Profile.PEPPOL_PROCESS;
        return this;
    }

    public EInvoiceBuilder add(Note value) {
        notes.add(value);
        return this;
    }

    public EInvoiceBuilder add(PrecedingInvoice value) {
        preceding.add(value);
        return this;
    }

    public EInvoiceBuilder add(AllowanceCharge value) {
        allowancesAndCharges.add(value);
        return this;
    }

    public EInvoiceBuilder add(SupportingDocument value) {
        documents.add(value);
        return this;
    }

    public EInvoiceBuilder add(Line value) {
        lines.add(value);
        return this;
    }

    /** Why a category is without tax: stands in the breakdown of that category. */
    public EInvoiceBuilder exemption(String category, @Nullable String reason, @Nullable String reasonCode) {
        reasons.put(category, new VatBreakdown(null, null, new VatCode(category, null), reason, reasonCode));
        return this;
    }

    public EInvoiceBuilder prepaid(@Nullable BigDecimal value) {
        prepaid = value;
        return this;
    }

    public EInvoiceBuilder rounding(@Nullable BigDecimal value) {
        rounding = value;
        return this;
    }

    /** The tax in the tax currency (BT-111), which no sum of the document gives. */
    public EInvoiceBuilder taxInTaxCurrency(@Nullable BigDecimal value) {
        taxInTaxCurrency = value;
        return this;
    }

    /** The totals as posted, instead of those that follow from the lines. */
    public EInvoiceBuilder totals(Totals value) {
        totals = value;
        return this;
    }

    /** The breakdown as posted, instead of the one that follows from the lines. */
    public EInvoiceBuilder vat(List<VatBreakdown> value) {
        vat = List.copyOf(value);
        return this;
    }

    public EInvoice build() {
        List<VatBreakdown> breakdown = vat == null ? breakdown() : vat;
        Totals sums = totals == null ? sums(breakdown) : totals;
        return new EInvoice(
                number,
                issuedOn,
                type,
                currency,
                taxCurrency,
                taxPointOn,
                taxPointCode,
                references,
                payment,
                notes,
                process,
                specification,
                preceding,
                seller,
                buyer,
                payee,
                taxRepresentative,
                delivery,
                period,
                allowancesAndCharges,
                sums,
                breakdown,
                documents,
                lines);
    }

    private List<VatBreakdown> breakdown() {
        int decimals = CurrencyCode.isKnown(currency)
                ? Math.min(2, CurrencyCode.of(currency).digits())
                : 2;
        return Sums.vat(lines, allowancesAndCharges, decimals).stream()
                .map(this::explained)
                .toList();
    }

    private VatBreakdown explained(VatBreakdown row) {
        VatBreakdown reason = reasons.get(row.vat().category());
        return reason == null
                ? row
                : new VatBreakdown(
                        row.taxable(), row.tax(), row.vat(), reason.exemptionReason(), reason.exemptionReasonCode());
    }

    private Totals sums(List<VatBreakdown> breakdown) {
        Totals sums = Sums.totals(lines, allowancesAndCharges, breakdown, prepaid, rounding);
        return new Totals(
                sums.lines(),
                sums.allowances(),
                sums.charges(),
                sums.net(),
                sums.tax(),
                taxInTaxCurrency,
                sums.gross(),
                sums.prepaid(),
                sums.rounding(),
                sums.payable());
    }
}
