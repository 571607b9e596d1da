package org.tallystick.einvoices;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.einvoice.checks.Checks;
import org.tallystick.lib.einvoice.checks.Fault;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.rules.Finding;
import org.tallystick.platform.CompanyId;

/** Says whether an electronic invoice may leave: our own checks by field first, then the official rules, each bytes once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Checking {
    private final OfficialRules rules;
    private final Verdicts verdicts;

    Checking(OfficialRules rules, Verdicts verdicts) {
        this.rules = rules;
        this.verdicts = verdicts;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** Nothing fatal; the verdict is on record. */
        record Passed(Verdict verdict) implements Outcome {}

        /** Rules are broken, in words. */
        record Broken(String sentence) implements Outcome {}

        /** The rules could not be asked: neither valid nor invalid. */
        record NotChecked(String reason) implements Outcome {}
    }

    public Outcome check(CompanyId company, EInvoice invoice, EInvoiceForm form) {
        List<Fault> faults = Checks.of(invoice).stream().filter(Fault::blocking).toList();
        if (!faults.isEmpty()) {
            return new Outcome.Broken(Sentences.ofFaults(form, faults));
        }
        byte[] xml = EInvoiceForm.write(invoice, form.syntax());
        LocalDate on = Objects.requireNonNull(invoice.issuedOn());
        String releases = OfficialRules.releases(invoice, form.syntax(), on);
        String sha256 = Verdicts.sha256(xml);
        Optional<Verdict> known = verdicts.find(company, sha256, releases);
        return known.isPresent() ? outcome(form, known.get()) : ask(company, invoice, form, xml, releases);
    }

    private Outcome ask(CompanyId company, EInvoice invoice, EInvoiceForm form, byte[] xml, String releases) {
        return switch (rules.ask(xml, invoice, Objects.requireNonNull(invoice.issuedOn()))) {
            case OfficialRules.Answer.NotAsked(String reason) -> new Outcome.NotChecked(reason);
            case OfficialRules.Answer.Asked(List<Finding> findings) -> {
                var verdict = new Verdict(Verdicts.sha256(xml), releases, findings);
                verdicts.keep(company, verdict);
                yield outcome(form, verdict);
            }
        };
    }

    private static Outcome outcome(EInvoiceForm form, Verdict verdict) {
        return verdict.fatal().isEmpty()
                ? new Outcome.Passed(verdict)
                : new Outcome.Broken(Sentences.ofFindings(form, verdict.fatal()));
    }
}
