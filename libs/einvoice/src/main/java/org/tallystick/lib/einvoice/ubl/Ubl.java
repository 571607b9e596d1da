package org.tallystick.lib.einvoice.ubl;

import com.helger.ubl21.UBL21Marshaller;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.ReadLimits;
import org.tallystick.lib.einvoice.Reading;
import org.tallystick.lib.einvoice.Severity;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.xml.Marshalling;
import org.tallystick.lib.einvoice.xml.XmlLook;

/** UBL 2.1: an invoice, or a credit note when its type says so. */
public final class Ubl {
    private static final String INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    private static final String CREDIT_NOTE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    private Ubl() {}

    /** Whether this is the root of a UBL invoice or credit note. */
    public static boolean recognises(XmlLook.Root root) {
        return isInvoice(root) || isCreditNote(root);
    }

    private static boolean isInvoice(XmlLook.Root root) {
        return root.namespace().equals(INVOICE) && root.name().equals("Invoice");
    }

    private static boolean isCreditNote(XmlLook.Root root) {
        return root.namespace().equals(CREDIT_NOTE) && root.name().equals("CreditNote");
    }

    /** Reads an invoice or a credit note; no content throws. */
    public static Reading read(byte[] document) {
        return switch (XmlLook.at(document, ReadLimits.defaults())) {
            case XmlLook.Refused refused -> Reading.failed(refused.problem());
            case XmlLook.Root root
            when isInvoice(root) ->
                withDays(document, Marshalling.read(document, UBL21Marshaller.invoice(), Invoices::read));
            case XmlLook.Root root
            when isCreditNote(root) ->
                withDays(document, Marshalling.read(document, UBL21Marshaller.creditNote(), CreditNotes::read));
            case XmlLook.Root _ ->
                Reading.failed(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file()));
        };
    }

    private static Reading withDays(byte[] document, Reading reading) {
        List<Problem> problems = new ArrayList<>(reading.problems());
        problems.addAll(0, Days.wrong(document));
        return new Reading(reading.content(), problems);
    }

    /**
     * Writes the invoice in UTF-8. {@code read(write(invoice))} is the invoice again, with one exception: a due date of a
     * credit note needs a means of payment to stand in.
     */
    public static byte[] write(EInvoice invoice) {
        return invoice.isCreditNote()
                ? Marshalling.write(CreditNotes.write(invoice), UBL21Marshaller.creditNote())
                : Marshalling.write(Invoices.write(invoice), UBL21Marshaller.invoice());
    }
}
