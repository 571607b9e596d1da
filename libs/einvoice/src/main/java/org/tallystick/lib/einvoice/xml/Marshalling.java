package org.tallystick.lib.einvoice.xml;

import com.helger.diagnostics.error.IError;
import com.helger.diagnostics.error.list.ErrorList;
import com.helger.jaxb.GenericJAXBMarshaller;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.Reading;
import org.tallystick.lib.einvoice.Severity;
import org.tallystick.lib.einvoice.model.EInvoice;

/** The one place where typed documents are read and written, and where what the library says becomes a problem. */
public final class Marshalling {
    private static final int MOST_PROBLEMS = 100;

    private Marshalling() {}

    /** Reads a document that {@link XmlLook} let pass; what the schema does not know is a problem, and reading goes on. */
    public static <T> Reading read(
            byte[] document, GenericJAXBMarshaller<T> marshaller, Function<T, EInvoice> mapping) {
        var errors = new ErrorList();
        T content = marshaller.setUseSchema(false).setCollectErrors(errors).read(document);
        List<Problem> problems = new ArrayList<>(errors.getAllErrors().stream()
                .limit(MOST_PROBLEMS)
                .map(error -> problem(error, Severity.ERROR))
                .toList());
        if (content == null) {
            problems.add(problem(errors.isEmpty() ? null : errors.getLast(), Severity.FATAL));
            return new Reading(null, problems);
        }
        return new Reading(mapping.apply(content), problems);
    }

    private static Problem problem(@Nullable IError error, Severity severity) {
        if (error == null) {
            return Problem.of(severity, ProblemCode.XML_CONTENT, Location.file(), "");
        }
        Location location = Location.at(
                error.getErrorLocation().getLineNumber(),
                error.getErrorLocation().getColumnNumber());
        String text = Objects.requireNonNullElse(error.getErrorText(Locale.ROOT), "");
        return Problem.of(severity, ProblemCode.XML_CONTENT, location, text);
    }

    /** The document as bytes in UTF-8. */
    public static <T> byte[] write(T content, GenericJAXBMarshaller<T> marshaller) {
        var errors = new ErrorList();
        var bytes = new ByteArrayOutputStream();
        boolean written = marshaller
                .setUseSchema(false)
                .setFormattedOutput(true)
                .setCollectErrors(errors)
                .write(content, bytes)
                .isSuccess();
        if (!written) {
            throw new IllegalStateException("cannot write " + content.getClass().getSimpleName() + ": " + errors);
        }
        return bytes.toByteArray();
    }
}
