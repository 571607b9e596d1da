package org.tallystick.lib.einvoice.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note of EN 16931. What a document lacks is null or empty: an invalid invoice can be held and shown
 * as well as a valid one.
 *
 * @param number BT-1
 * @param issuedOn BT-2
 * @param type UNTDID 1001: 380 invoice, 381 credit note, 384 corrected invoice (BT-3)
 * @param currency BT-5
 * @param taxCurrency the currency the seller accounts for tax in (BT-6)
 * @param taxPointOn BT-7
 * @param taxPointCode UNTDID 2005 of UBL: 3 issue, 35 delivery, 432 payment (BT-8)
 * @param references BT-10 to BT-19
 * @param payment BT-9, BT-20, BG-16
 * @param notes BG-1
 * @param process BT-23
 * @param specification what it follows, see {@link Profile} (BT-24)
 * @param preceding BG-3
 * @param seller BG-4
 * @param buyer BG-7
 * @param payee BG-10
 * @param taxRepresentative BG-11
 * @param delivery BG-13
 * @param period BG-14
 * @param allowancesAndCharges BG-20, BG-21
 * @param totals BG-22
 * @param vat BG-23
 * @param documents BG-24
 * @param lines BG-25
 */
public record EInvoice(
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String type,
        @Nullable String currency,
        @Nullable String taxCurrency,
        @Nullable LocalDate taxPointOn,
        @Nullable String taxPointCode,
        References references,
        Payment payment,
        List<Note> notes,
        @Nullable String process,
        @Nullable String specification,
        List<PrecedingInvoice> preceding,
        @Nullable Party seller,
        @Nullable Party buyer,
        @Nullable Payee payee,
        @Nullable TaxRepresentative taxRepresentative,
        @Nullable Delivery delivery,
        @Nullable Period period,
        List<AllowanceCharge> allowancesAndCharges,
        Totals totals,
        List<VatBreakdown> vat,
        List<SupportingDocument> documents,
        List<Line> lines) {
    public EInvoice {
        notes = List.copyOf(notes);
        preceding = List.copyOf(preceding);
        allowancesAndCharges = List.copyOf(allowancesAndCharges);
        vat = List.copyOf(vat);
        documents = List.copyOf(documents);
        lines = List.copyOf(lines);
    }

    public static EInvoiceBuilder builder(String number, LocalDate issuedOn, String currency) {
        return new EInvoiceBuilder(number, issuedOn, currency);
    }

    /** Whether it gives money back: decides the root element of UBL. */
    public boolean isCreditNote() {
        return type != null && DocumentTypes.isCreditNote(type);
    }
}
