package org.tallystick.lib.einvoice.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.ReadLimits;
import org.tallystick.lib.einvoice.Reading;
import org.tallystick.lib.einvoice.Severity;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.facturx.Extraction;
import org.tallystick.lib.einvoice.facturx.FacturX;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.einvoice.ubl.Ubl;
import org.tallystick.lib.einvoice.xml.XmlLook;

/**
 * An electronic invoice of any kind, opened: the way in for whatever arrives.
 *
 * @param format UBL, CII or FACTURX; null when it is none of them
 * @param version of the format
 * @param syntax of the XML, or null
 * @param xml the invoice itself, also out of a PDF, or null
 */
public record EInvoiceFile(
        @Nullable Format format,
        @Nullable String version,
        @Nullable Syntax syntax,
        byte @Nullable [] xml,
        Reading reading) {
    /** What a file is as a whole. */
    public enum Format {
        UBL,
        CII,
        FACTURX;

        /** The word of the command line: {@code ubl}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String UBL_VERSION = "2.1";
    private static final String CII_VERSION = "D16B";

    /** Opens a file; no content throws. */
    public static EInvoiceFile open(byte[] file) {
        return Recognition.isPdf(file) ? ofPdf(file) : ofXml(file);
    }

    private static EInvoiceFile ofXml(byte[] xml) {
        XmlLook.Look look = XmlLook.at(xml, ReadLimits.defaults());
        if (look instanceof XmlLook.Root root && Ubl.recognises(root)) {
            return new EInvoiceFile(Format.UBL, UBL_VERSION, Syntax.UBL, xml, Ubl.read(xml));
        }
        if (look instanceof XmlLook.Root root && (Cii.recognises(root) || Cii.isOutdated(root))) {
            boolean current = Cii.recognises(root);
            return new EInvoiceFile(
                    Format.CII, current ? CII_VERSION : "1.0", current ? Syntax.CII : null, xml, Cii.read(xml));
        }
        Problem problem = look instanceof XmlLook.Refused refused
                ? refused.problem()
                : Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file());
        return new EInvoiceFile(null, null, null, null, Reading.failed(problem));
    }

    private static EInvoiceFile ofPdf(byte[] pdf) {
        Extraction extraction = FacturX.extract(pdf);
        byte[] xml = extraction.xml();
        if (xml == null) {
            return new EInvoiceFile(null, null, null, null, new Reading(null, extraction.problems()));
        }
        EInvoiceFile inside = ofXml(xml);
        List<Problem> problems = new ArrayList<>(extraction.problems());
        problems.addAll(inside.reading().problems());
        return new EInvoiceFile(
                Format.FACTURX,
                extraction.version(),
                inside.syntax(),
                xml,
                new Reading(inside.reading().content(), problems));
    }
}
