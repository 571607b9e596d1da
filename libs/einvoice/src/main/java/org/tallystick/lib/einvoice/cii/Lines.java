package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.find;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.Price;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.DocumentLineDocumentType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LineTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LineTradeDeliveryType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LineTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.NoteType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ReferencedDocumentType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainTradeLineItemType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeAccountingAccountType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeAllowanceChargeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePriceType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementLineMonetarySummationType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.IDType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.QuantityType;

/** Lines (BG-25) and their prices (BG-29). */
final class Lines {
    private Lines() {}

    static Line read(SupplyChainTradeLineItemType source, int index, Dates dates) {
        DocumentLineDocumentType head = source.getAssociatedDocumentLineDocument();
        LineTradeAgreementType agreement = source.getSpecifiedLineTradeAgreement();
        LineTradeSettlementType settlement = source.getSpecifiedLineTradeSettlement();
        LineTradeSettlementType sums = settlement == null ? new LineTradeSettlementType() : settlement;
        LineTradeDeliveryType delivery = source.getSpecifiedLineTradeDelivery();
        QuantityType quantity = delivery == null ? null : delivery.getBilledQuantity();
        TradeSettlementLineMonetarySummationType net = sums.getSpecifiedTradeSettlementLineMonetarySummation();
        return new Line(
                head == null ? null : Types.text(head.getLineID()),
                head == null ? null : note(first(head.getIncludedNote())),
                Documents.named(sums.getAdditionalReferencedDocument(), Documents.INVOICED_OBJECT),
                find(quantity, QuantityType::getValue),
                Values.code(quantity, QuantityType::getUnitCode),
                net == null ? null : Types.amount(net.getLineTotalAmount()),
                orderLine(agreement),
                account(sums.getReceivableSpecifiedTradeAccountingAccount()),
                dates.period(sums.getBillingSpecifiedPeriod(), "lines[" + index + "].period"),
                sums.getSpecifiedTradeAllowanceCharge().stream()
                        .map(Taxes::part)
                        .toList(),
                price(agreement),
                Taxes.vat(first(sums.getApplicableTradeTax())),
                Items.read(source.getSpecifiedTradeProduct()));
    }

    private static @Nullable String note(@Nullable NoteType note) {
        return note == null ? null : Types.text(note.getContent());
    }

    private static @Nullable String orderLine(@Nullable LineTradeAgreementType agreement) {
        ReferencedDocumentType order = agreement == null ? null : agreement.getBuyerOrderReferencedDocument();
        return order == null ? null : Values.code(order.getLineIDValue());
    }

    static @Nullable String account(List<TradeAccountingAccountType> accounts) {
        TradeAccountingAccountType account = first(accounts);
        return account == null ? null : Values.code(account.getID(), IDType::getValue);
    }

    private static Price price(@Nullable LineTradeAgreementType agreement) {
        TradePriceType net = agreement == null ? null : agreement.getNetPriceProductTradePrice();
        TradePriceType gross = agreement == null ? null : agreement.getGrossPriceProductTradePrice();
        TradeAllowanceChargeType discount = gross == null ? null : first(gross.getAppliedTradeAllowanceCharge());
        QuantityType netBase = net == null ? null : net.getBasisQuantity();
        QuantityType base = netBase == null && gross != null ? gross.getBasisQuantity() : netBase;
        return new Price(
                net == null ? null : Types.amount(net.getChargeAmount()),
                discount == null ? null : Types.amount(discount.getActualAmount()),
                gross == null ? null : Types.amount(gross.getChargeAmount()),
                find(base, QuantityType::getValue),
                Values.code(base, QuantityType::getUnitCode));
    }

    static SupplyChainTradeLineItemType write(Line line) {
        var head = new DocumentLineDocumentType();
        put(line.id(), id -> head.setLineID(Types.id(id)));
        put(line.note(), text -> {
            var note = new NoteType();
            note.addContent(Types.text(text));
            head.addIncludedNote(note);
        });
        var delivery = new LineTradeDeliveryType();
        put(line.quantity(), amount -> {
            var quantity = new QuantityType(amount);
            put(line.unit(), quantity::setUnitCode);
            delivery.setBilledQuantity(quantity);
        });
        var target = new SupplyChainTradeLineItemType();
        target.setAssociatedDocumentLineDocument(head);
        target.setSpecifiedTradeProduct(Items.write(line.item()));
        target.setSpecifiedLineTradeAgreement(agreement(line));
        target.setSpecifiedLineTradeDelivery(delivery);
        target.setSpecifiedLineTradeSettlement(settlement(line));
        return target;
    }

    private static LineTradeAgreementType agreement(Line line) {
        var target = new LineTradeAgreementType();
        put(line.orderLine(), id -> {
            var order = new ReferencedDocumentType();
            order.setLineID(Types.id(id));
            target.setBuyerOrderReferencedDocument(order);
        });
        Price price = line.price();
        if (price.gross() != null || price.discount() != null) {
            var gross = new TradePriceType();
            put(price.gross(), amount -> gross.addChargeAmount(Types.amount(amount)));
            put(price.discount(), amount -> gross.addAppliedTradeAllowanceCharge(Taxes.discount(amount)));
            target.setGrossPriceProductTradePrice(gross);
        }
        var net = new TradePriceType();
        put(price.net(), amount -> net.addChargeAmount(Types.amount(amount)));
        put(price.baseQuantity(), base -> {
            var quantity = new QuantityType(base);
            put(price.baseUnit(), quantity::setUnitCode);
            net.setBasisQuantity(quantity);
        });
        target.setNetPriceProductTradePrice(net);
        return target;
    }

    private static LineTradeSettlementType settlement(Line line) {
        var target = new LineTradeSettlementType();
        put(line.vat(), vat -> target.addApplicableTradeTax(Taxes.write(vat)));
        put(line.period(), period -> target.setBillingSpecifiedPeriod(Dates.write(period)));
        line.allowancesAndCharges().forEach(part -> target.addSpecifiedTradeAllowanceCharge(Taxes.write(part)));
        var sums = new TradeSettlementLineMonetarySummationType();
        put(line.net(), amount -> sums.addLineTotalAmount(Types.amount(amount)));
        target.setSpecifiedTradeSettlementLineMonetarySummation(sums);
        put(
                line.invoicedObject(),
                (Identifier id) ->
                        target.addAdditionalReferencedDocument(Documents.reference(id, Documents.INVOICED_OBJECT)));
        put(line.buyerAccounting(), id -> target.addReceivableSpecifiedTradeAccountingAccount(account(id)));
        return target;
    }

    static TradeAccountingAccountType account(String id) {
        var target = new TradeAccountingAccountType();
        target.setID(Types.id(id));
        return target;
    }
}
