package org.tallystick.debits;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.ReceivedFiles;

/** Books what a bank's status report (pain.002) says about direct debits; the file is kept. Twice is as good as once. */
@Service
@Transactional
public class StatusReports {
    private final Debits debits;
    private final DebitOutcomes outcomes;
    private final Customers customers;
    private final ReceivedFiles files;
    private final BusinessClock clock;

    StatusReports(
            Debits debits, DebitOutcomes outcomes, Customers customers, ReceivedFiles files, BusinessClock clock) {
        this.debits = debits;
        this.outcomes = outcomes;
        this.customers = customers;
        this.files = files;
        this.clock = clock;
    }

    /** The debits that were sent back now, how many had ended before, and how many names in the file are of no debit. */
    public record Result(List<Debit> sentBack, long endedBefore, long unknown) {
        public Result {
            sentBack = List.copyOf(sentBack);
        }
    }

    public Result read(Caller caller, String name, byte[] file) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        StatusRejections rejections = StatusRejections.of(file);
        files.keepOnce(company, "pain.002", name, file, caller.actor().reference());
        List<Debit> named = debits.named(company, rejections.codes().keySet());
        customers.lock(company, named.stream().map(Debit::customer).collect(Collectors.toSet()));
        List<Debit> alive = debits.lock(company, named.stream().map(Debit::id).toList()).stream()
                .filter(debit -> debit.state() == Debit.State.PENDING || debit.state() == Debit.State.COLLECTED)
                .toList();
        LocalDate today = clock.today(company);
        alive.forEach(debit -> outcomes.sentBack(caller, debit.id(), today, rejections.codeOf(debit)));
        return new Result(alive, named.size() - alive.size(), rejections.unknown(named));
    }
}
