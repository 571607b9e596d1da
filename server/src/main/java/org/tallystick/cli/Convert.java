package org.tallystick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.conversion.Conversion;
import org.tallystick.lib.einvoice.conversion.Conversion.Converted;
import org.tallystick.lib.einvoice.conversion.InvoiceLines;
import org.tallystick.lib.einvoice.conversion.Target;
import org.tallystick.lib.einvoice.facturx.FacturX;
import org.tallystick.lib.einvoice.facturx.FacturXProfile;
import org.tallystick.lib.einvoice.inspect.EInvoiceFile;
import org.tallystick.lib.einvoice.model.EInvoice;

/** {@code convert}: an electronic invoice in another form, with everything named that has no place there. */
final class Convert implements PureCommand {
    static final Syntax SYNTAX = Syntax.of(
            "convert",
            "FILE --to ubl|cii|facturx|csv|json [--pdf FILE] [--out FILE]",
            "writes an electronic invoice in another form; facturx takes --pdf, a PDF/A-3 that shows it, and --out");

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        EInvoiceFile source = EInvoiceFile.open(InputFile.read(arguments.text("FILE")));
        EInvoice invoice = source.reading().content();
        if (invoice == null) {
            say(source.reading().problems(), console);
            return new CommandResult(ExitCode.FINDINGS, List.of(), "");
        }
        return switch (arguments.text("--to")) {
            case "ubl" -> xml(source, Target.UBL, arguments, console);
            case "cii" -> xml(source, Target.CII, arguments, console);
            case "facturx" -> facturx(source, invoice, arguments, console);
            case "csv" -> done(Csv.write(InvoiceLines.of(invoice)).getBytes(StandardCharsets.UTF_8), arguments);
            default -> json(invoice, arguments);
        };
    }

    private static void say(List<Problem> problems, Console console) {
        var catalogue = Problem.catalogue(Locale.ENGLISH);
        problems.forEach(problem -> console.say("%s: %s (%s)"
                .formatted(
                        problem.code(),
                        problem.message(catalogue),
                        problem.location().text(catalogue))));
    }

    private static CommandResult xml(EInvoiceFile source, Target target, Arguments arguments, Console console) {
        Converted converted = Conversion.convert(source, target);
        say(converted.problems(), console);
        byte[] xml = converted.xml();
        return xml == null
                ? new CommandResult(ExitCode.FINDINGS, List.of(), "")
                : done(xml, arguments).withFindings(!converted.problems().isEmpty());
    }

    /** The page must show what the data say, and only a renderer can see to that. */
    private static CommandResult facturx(EInvoiceFile source, EInvoice invoice, Arguments arguments, Console console) {
        String page = arguments
                .optional("--pdf")
                .orElseThrow(() -> new UsageException(
                        "Factur-X is a page with data inside: name the PDF/A-3 that shows the invoice with --pdf."));
        if (arguments.optional("--out").isEmpty()) {
            throw new UsageException("--to facturx takes --out FILE: a PDF is not for the terminal.");
        }
        Converted converted = Conversion.convert(source, Target.CII);
        say(converted.problems(), console);
        byte[] xml = converted.xml();
        if (xml == null || invoice.issuedOn() == null) {
            console.say("The invoice has no date; give it one first.");
            return new CommandResult(ExitCode.FINDINGS, List.of(), "");
        }
        boolean german = String.valueOf(invoice.specification()).contains("xrechnung");
        FacturXProfile profile = german ? FacturXProfile.XRECHNUNG : FacturXProfile.EN_16931;
        try {
            byte[] pdf = FacturX.embed(
                    InputFile.read(page),
                    xml,
                    profile,
                    invoice.issuedOn().atStartOfDay().toInstant(ZoneOffset.UTC));
            return done(pdf, arguments).withFindings(!converted.problems().isEmpty());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--pdf takes a PDF/A-3 that is not locked, and " + page + " is none.");
        }
    }

    private static CommandResult json(EInvoice invoice, Arguments arguments) {
        return arguments.optional("--out").isPresent()
                ? done(Json.write(invoice).getBytes(StandardCharsets.UTF_8), arguments)
                : CommandResult.of(invoice, Json.write(invoice));
    }

    private static CommandResult done(byte[] content, Arguments arguments) {
        Path out = arguments.path("--out").orElse(null);
        if (out == null) {
            String text = new String(content, StandardCharsets.UTF_8);
            return CommandResult.of(text, text);
        }
        try {
            Files.write(out, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CommandResult.of(out.toString(), "Wrote " + out + ".");
    }
}
