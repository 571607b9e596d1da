package org.tallystick.lib.einvoice.conversion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.Severity;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.inspect.EInvoiceFile;
import org.tallystick.lib.einvoice.model.Differences;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.einvoice.ubl.Ubl;

/** Writes an invoice in the other syntax, through the model. */
public final class Conversion {
    private Conversion() {}

    /**
     * What came of it.
     *
     * @param xml the invoice in its new syntax, or null when it could not be read
     * @param problems of reading, and one for everything that is left out
     */
    public record Converted(byte @Nullable [] xml, List<Problem> problems) {
        public Converted {
            problems = List.copyOf(problems);
        }
    }

    /** An invoice that has the wanted syntax already stays as it is, byte for byte. */
    public static Converted convert(EInvoiceFile source, Target target) {
        EInvoice invoice = source.reading().content();
        List<Problem> problems = new ArrayList<>(source.reading().problems());
        if (invoice == null || source.syntax() == null || source.xml() == null) {
            return new Converted(null, problems);
        }
        if (source.syntax() == syntax(target)) {
            return new Converted(source.xml(), problems);
        }
        outside(source.xml(), write(invoice, source.syntax())).forEach(path -> problems.add(noPlace(path)));
        byte[] written = write(invoice, syntax(target));
        EInvoice back = read(written, syntax(target));
        Differences.between(invoice, back).forEach(field -> problems.add(noPlace(field)));
        return new Converted(written, problems);
    }

    private static Syntax syntax(Target target) {
        return target == Target.UBL ? Syntax.UBL : Syntax.CII;
    }

    private static byte[] write(EInvoice invoice, Syntax syntax) {
        return syntax == Syntax.UBL ? Ubl.write(invoice) : Cii.write(invoice);
    }

    private static EInvoice read(byte[] xml, Syntax syntax) {
        return (syntax == Syntax.UBL ? Ubl.read(xml) : Cii.read(xml)).invoice().orElseThrow();
    }

    /** The elements of a document that the model does not hold: extensions, mostly. */
    private static List<String> outside(byte[] original, byte[] rewritten) {
        return Leaves.of(original).without(Leaves.of(rewritten));
    }

    private static Problem noPlace(String place) {
        return Problem.of(Severity.WARN, ProblemCode.NO_PLACE, Location.of(place), place);
    }
}
