package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.exemptions.Certificate;
import org.tallystick.exemptions.ReasonCode;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.invoices.WhyAmount;

/** The certificates of a customer, and what a new one can be. */
public record ExemptionsPage(
        CustomerFrame frame, List<Certificate> certificates, List<Choice> documents, LocalDate today) {
    public ExemptionsPage {
        certificates = List.copyOf(certificates);
        documents = List.copyOf(documents);
    }

    public static List<Choice> reasons() {
        return ReasonCode.all().stream()
                .map(code -> new Choice(
                        code.code(), WhyAmount.category(code.category()) + " · " + code.title() + " · " + code.code()))
                .toList();
    }

    /** How it stands today, in a word. */
    public String word(Certificate certificate) {
        LocalDate until = certificate.validUntil();
        if (certificate.holds(today)) {
            return "Holds";
        }
        return certificate.validFrom().isAfter(today) && certificate.endedOn() == null
                ? "To come"
                : certificate.endedOn() != null
                                && (until == null || certificate.endedOn().isBefore(until))
                        ? "Ended"
                        : "Expired";
    }

    public Tone tone(Certificate certificate) {
        return switch (word(certificate)) {
            case "Holds" -> Tone.GOOD;
            case "To come" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }
}
