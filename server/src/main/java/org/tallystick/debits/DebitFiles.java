package org.tallystick.debits;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.bankfiles.pain.SepaAccount;
import org.tallystick.payments.AchSending;
import org.tallystick.payments.AchSeries;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.Originator;
import org.tallystick.payments.Originators;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Writes the file of a run the way its network wants it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DebitFiles {
    private final Creditors creditors;
    private final Originators originators;
    private final AchSeries series;
    private final Companies companies;
    private final BusinessClock clock;

    DebitFiles(
            Creditors creditors, Originators originators, AchSeries series, Companies companies, BusinessClock clock) {
        this.creditors = creditors;
        this.originators = originators;
        this.series = series;
        this.companies = companies;
        this.clock = clock;
    }

    /** The bytes, and by which trace the bank will name each debit; SEPA has none. */
    record Written(byte[] content, Map<UUID, String> traces) {
        Written {
            traces = Map.copyOf(traces);
        }
    }

    /** Says what a bank would refuse; nothing is kept and no trace is used up. */
    void tryOut(CompanyId company, CollectingAccount to, DebitFile file, LocalDate on) {
        switch (to.network()) {
            case SEPA -> sepa(company, to, file, on);
            case ACH -> AchDebitFile.written(file, header(company, to, "A", 1), on);
        }
    }

    Written write(CompanyId company, CollectingAccount to, DebitFile file, LocalDate on) {
        return switch (to.network()) {
            case SEPA -> new Written(sepa(company, to, file, on), Map.of());
            case ACH -> ach(company, to, file, on);
        };
    }

    private byte[] sepa(CompanyId company, CollectingAccount to, DebitFile file, LocalDate on) {
        String identifier = Objects.requireNonNull(creditors.get(company).identifier());
        Company own = companies.get(company);
        return SepaDebitFile.written(file, now(own), own.name(), account(own, to), identifier, on);
    }

    private static SepaAccount account(Company own, CollectingAccount to) {
        try {
            return new SepaAccount(
                    own.name(),
                    Objects.requireNonNull(to.account().iban()),
                    to.account().bic());
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "BANK_ACCOUNT_UNFIT",
                    "The company's account does not fit a file of SEPA: " + String.valueOf(e.getMessage()) + ".");
        }
    }

    private Written ach(CompanyId company, CollectingAccount to, DebitFile file, LocalDate on) {
        Originator originator = originator(company, to);
        String modifier = series.modifier(company, to.account().id(), clock.today(company));
        long first = series.traces(company, originator.originatingBank(), AchDebitFile.traces(file, originator));
        return AchDebitFile.written(file, header(company, to, modifier, first), on);
    }

    private AchSending.Header header(CompanyId company, CollectingAccount to, String modifier, long first) {
        Company own = companies.get(company);
        return new AchSending.Header(originator(company, to), to.account(), own.name(), now(own), modifier, first);
    }

    private Originator originator(CompanyId company, CollectingAccount to) {
        return originators.find(company, to.account().id()).orElseThrow();
    }

    private LocalDateTime now(Company own) {
        return LocalDateTime.ofInstant(clock.now(), own.zone());
    }
}
