package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.Note;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.crossindustryinvoice._100.CrossIndustryInvoiceType;
import un.unece.uncefact.data.standard.qualifieddatatype._100.CurrencyCodeType;
import un.unece.uncefact.data.standard.qualifieddatatype._100.DocumentCodeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.DocumentContextParameterType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ExchangedDocumentContextType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ExchangedDocumentType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeDeliveryType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.NoteType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainTradeLineItemType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainTradeTransactionType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.CodeType;

/** The cross industry invoice, group by group. */
final class Invoices {
    private Invoices() {}

    static EInvoice read(CrossIndustryInvoiceType source, Dates dates) {
        ExchangedDocumentContextType context =
                Objects.requireNonNullElseGet(source.getExchangedDocumentContext(), ExchangedDocumentContextType::new);
        ExchangedDocumentType head =
                Objects.requireNonNullElseGet(source.getExchangedDocument(), ExchangedDocumentType::new);
        SupplyChainTradeTransactionType trade = Objects.requireNonNullElseGet(
                source.getSupplyChainTradeTransaction(), SupplyChainTradeTransactionType::new);
        HeaderTradeAgreementType agreement =
                Objects.requireNonNullElseGet(trade.getApplicableHeaderTradeAgreement(), HeaderTradeAgreementType::new);
        HeaderTradeDeliveryType delivery =
                Objects.requireNonNullElseGet(trade.getApplicableHeaderTradeDelivery(), HeaderTradeDeliveryType::new);
        HeaderTradeSettlementType settlement = Objects.requireNonNullElseGet(
                trade.getApplicableHeaderTradeSettlement(), HeaderTradeSettlementType::new);
        String currency = Values.code(settlement.getInvoiceCurrencyCode(), CurrencyCodeType::getValue);
        String taxCurrency = Values.code(settlement.getTaxCurrencyCode(), CurrencyCodeType::getValue);
        return new EInvoice(
                Types.text(head.getID()),
                dates.day(head.getIssueDateTime(), "issuedOn"),
                Values.code(head.getTypeCodeValue()),
                currency,
                taxCurrency,
                Settlement.taxPoint(settlement.getApplicableTradeTax(), dates),
                Taxes.taxPointCode(settlement.getApplicableTradeTax()),
                Agreement.references(agreement, delivery, settlement),
                Payments.read(settlement, dates),
                notes(head),
                parameter(first(context.getBusinessProcessSpecifiedDocumentContextParameter())),
                parameter(first(context.getGuidelineSpecifiedDocumentContextParameter())),
                Documents.preceding(settlement.getInvoiceReferencedDocument(), dates),
                Parties.party(agreement.getSellerTradeParty()),
                Parties.party(agreement.getBuyerTradeParty()),
                Parties.payee(settlement.getPayeeTradeParty()),
                Parties.taxRepresentative(agreement.getSellerTaxRepresentativeTradeParty()),
                Agreement.delivery(delivery, dates),
                dates.period(settlement.getBillingSpecifiedPeriod(), "period"),
                settlement.getSpecifiedTradeAllowanceCharge().stream()
                        .map(Taxes::part)
                        .toList(),
                Settlement.totals(
                        settlement.getSpecifiedTradeSettlementHeaderMonetarySummation(), currency, taxCurrency),
                settlement.getApplicableTradeTax().stream().map(Taxes::row).toList(),
                Documents.supporting(agreement.getAdditionalReferencedDocument()),
                lines(trade, dates));
    }

    private static List<Line> lines(SupplyChainTradeTransactionType trade, Dates dates) {
        List<Line> lines = new ArrayList<>();
        for (SupplyChainTradeLineItemType line : trade.getIncludedSupplyChainTradeLineItem()) {
            lines.add(Lines.read(line, lines.size(), dates));
        }
        return lines;
    }

    private static List<Note> notes(ExchangedDocumentType head) {
        List<Note> notes = new ArrayList<>();
        for (NoteType note : head.getIncludedNote()) {
            String text = Types.text(note.getContent());
            if (text != null) {
                notes.add(new Note(Values.code(note.getSubjectCode(), CodeType::getValue), text));
            }
        }
        return notes;
    }

    private static @Nullable String parameter(@Nullable DocumentContextParameterType parameter) {
        return parameter == null ? null : Types.text(parameter.getID());
    }

    static CrossIndustryInvoiceType write(EInvoice invoice) {
        var trade = new SupplyChainTradeTransactionType();
        invoice.lines().forEach(line -> trade.addIncludedSupplyChainTradeLineItem(Lines.write(line)));
        trade.setApplicableHeaderTradeAgreement(Agreement.write(invoice));
        trade.setApplicableHeaderTradeDelivery(Agreement.write(invoice.delivery(), invoice.references()));
        trade.setApplicableHeaderTradeSettlement(Settlement.write(invoice));
        var target = new CrossIndustryInvoiceType();
        target.setExchangedDocumentContext(context(invoice));
        target.setExchangedDocument(head(invoice));
        target.setSupplyChainTradeTransaction(trade);
        return target;
    }

    private static ExchangedDocumentContextType context(EInvoice invoice) {
        var target = new ExchangedDocumentContextType();
        put(invoice.process(), id -> target.addBusinessProcessSpecifiedDocumentContextParameter(parameter(id)));
        put(invoice.specification(), id -> target.addGuidelineSpecifiedDocumentContextParameter(parameter(id)));
        return target;
    }

    private static DocumentContextParameterType parameter(String id) {
        var target = new DocumentContextParameterType();
        target.setID(Types.id(id));
        return target;
    }

    private static ExchangedDocumentType head(EInvoice invoice) {
        var target = new ExchangedDocumentType();
        put(invoice.number(), number -> target.setID(Types.id(number)));
        put(invoice.type(), type -> target.setTypeCode(new DocumentCodeType(type)));
        put(invoice.issuedOn(), day -> target.setIssueDateTime(Dates.moment(day)));
        invoice.notes().forEach(note -> {
            var written = new NoteType();
            written.addContent(Types.text(note.text()));
            put(note.subject(), subject -> written.setSubjectCode(Types.code(subject)));
            target.addIncludedNote(written);
        });
        return target;
    }
}
