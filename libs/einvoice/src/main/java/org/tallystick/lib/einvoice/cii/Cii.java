package org.tallystick.lib.einvoice.cii;

import com.helger.cii.d16b.CIID16BCrossIndustryInvoiceTypeMarshaller;
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

/** The cross industry invoice of UN/CEFACT, D16B, which Factur-X and ZUGFeRD 2 carry as well. */
public final class Cii {
    private static final String NAMESPACE = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static final String ZUGFERD_1 = "urn:ferd:CrossIndustryDocument:invoice:1p0";

    private Cii() {}

    /** Whether this is the root of a cross industry invoice. */
    public static boolean recognises(XmlLook.Root root) {
        return root.namespace().equals(NAMESPACE) && root.name().equals("CrossIndustryInvoice");
    }

    /** Whether this is the root of ZUGFeRD 1, which is recognised and refused. */
    public static boolean isOutdated(XmlLook.Root root) {
        return root.namespace().equals(ZUGFERD_1);
    }

    /** Reads an invoice; no content throws. */
    public static Reading read(byte[] document) {
        return switch (XmlLook.at(document, ReadLimits.defaults())) {
            case XmlLook.Refused refused -> Reading.failed(refused.problem());
            case XmlLook.Root root when recognises(root) -> readChecked(document);
            case XmlLook.Root root ->
                Reading.failed(Problem.of(
                        Severity.FATAL,
                        isOutdated(root) ? ProblemCode.ZUGFERD_1 : ProblemCode.FILE_UNKNOWN,
                        Location.file()));
        };
    }

    private static Reading readChecked(byte[] document) {
        var dates = new Dates();
        Reading reading = Marshalling.read(
                document, new CIID16BCrossIndustryInvoiceTypeMarshaller(), content -> Invoices.read(content, dates));
        List<Problem> problems = new ArrayList<>(reading.problems());
        problems.addAll(dates.problems());
        return new Reading(reading.content(), problems);
    }

    /**
     * Writes the invoice in UTF-8. {@code read(write(invoice))} is the invoice again, except for what D16B has no place
     * for: a second preceding invoice, and the moment of tax in an invoice without any tax category.
     */
    public static byte[] write(EInvoice invoice) {
        return Marshalling.write(Invoices.write(invoice), new CIID16BCrossIndustryInvoiceTypeMarshaller());
    }
}
