package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.InvoicedQuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import org.tallystick.lib.einvoice.model.Line;

/** Lines of invoices (BG-25). */
final class InvoiceLines {
    private InvoiceLines() {}

    static Line read(InvoiceLineType line) {
        return new Line(
                code(line.getIDValue()),
                code(first(line.getNote()), NoteType::getValue),
                Documents.named(line.getDocumentReference(), Documents.INVOICED_OBJECT),
                line.getInvoicedQuantityValue(),
                text(line.getInvoicedQuantity(), InvoicedQuantityType::getUnitCode),
                line.getLineExtensionAmountValue(),
                code(first(line.getOrderLineReference()), OrderLineReferenceType::getLineIDValue),
                text(line.getAccountingCostValue()),
                Periods.period(line.getInvoicePeriod()),
                line.getAllowanceCharge().stream().map(Adjustments::read).toList(),
                Items.price(line.getPrice()),
                Items.vat(line.getItem()),
                Items.item(line.getItem()));
    }

    static InvoiceLineType write(Line line, Amounts amounts) {
        var target = new InvoiceLineType();
        put(line.id(), target::setID);
        put(line.note(), note -> target.addNote(new NoteType(note)));
        put(line.quantity(), quantity -> put(line.unit(), target.setInvoicedQuantity(quantity)::setUnitCode));
        amounts.put(line.net(), target::setLineExtensionAmount);
        put(line.buyerAccounting(), target::setAccountingCost);
        put(line.period(), period -> target.addInvoicePeriod(Periods.write(period)));
        put(line.orderLine(), id -> {
            var reference = new OrderLineReferenceType();
            reference.setLineID(id);
            target.addOrderLineReference(reference);
        });
        put(
                line.invoicedObject(),
                id -> target.addDocumentReference(Documents.reference(id, Documents.INVOICED_OBJECT)));
        line.allowancesAndCharges().forEach(part -> target.addAllowanceCharge(Adjustments.write(part, amounts)));
        target.setItem(Items.write(line.item(), line.vat()));
        target.setPrice(Items.write(line.price(), amounts));
        return target;
    }
}
