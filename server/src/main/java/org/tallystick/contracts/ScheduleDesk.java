package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.UsagePricing.Used;
import org.tallystick.contracts.UsageRecords.PeriodKey;
import org.tallystick.lib.receivables.pricing.Price;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Where what contracts agree becomes charges: every period that is due, one by one, each once. */
@Service
@Transactional
public class ScheduleDesk {
    static final int CONTRACTS_AT_ONCE = 500;

    private final JdbcClient db;
    private final ChargingContracts charging;
    private final Contracts contracts;
    private final ContractVersions versions;
    private final PricedPeriods periods;
    private final UsagePricing usage;
    private final ChargeDesk charges;
    private final AuditLog audit;
    private final BusinessClock clock;

    ScheduleDesk(
            JdbcClient db,
            ChargingContracts charging,
            Contracts contracts,
            ContractVersions versions,
            PricedPeriods periods,
            UsagePricing usage,
            ChargeDesk charges,
            AuditLog audit,
            BusinessClock clock) {
        this.db = db;
        this.charging = charging;
        this.contracts = contracts;
        this.versions = versions;
        this.periods = periods;
        this.usage = usage;
        this.charges = charges;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many contracts were looked at, what they charged, and the last of them; null when there were no more. */
    public record Chunk(
            int contracts, int charges, @Nullable UUID last) {}

    /** Brings in what the next contracts by id have due through a day. */
    public Chunk bringIn(Caller caller, LocalDate through, UUID after) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        List<ContractId> ids = charging.lockNext(company, after, CONTRACTS_AT_ONCE);
        if (ids.isEmpty()) {
            return new Chunk(0, 0, null);
        }
        List<ContractCharge> priced = new ArrayList<>();
        Map<PeriodKey, Used> used = priceInto(company, charging.read(company, ids), through, priced);
        int made = record(caller, priced);
        usage.markPriced(company, used);
        return new Chunk(ids.size(), made, ids.getLast().value());
    }

    /** What one contract would charge through a day, as it stands, without changing anything. */
    @Transactional(readOnly = true)
    public List<PricedPeriod> preview(CompanyId company, ContractId id, LocalDate through) {
        List<ContractCharge> priced = new ArrayList<>();
        priceInto(company, charging.read(company, List.of(id)), through, priced);
        return priced.stream().map(charge -> charge.period(null)).toList();
    }

    /** Somebody saw that a milestone was reached; it becomes billable. */
    public void reach(Caller caller, ContractId id, int line, LocalDate on, String evidence) {
        caller.must(Permission.KEEP_CHARGES);
        Contract contract = contracts.lock(caller.company(), id);
        if (evidence.isBlank()) {
            throw Refusal.invalid("EVIDENCE_MISSING", "Say what shows that the milestone was reached.");
        }
        if (on.isAfter(clock.today(caller.company()))) {
            throw Refusal.invalid("DATE_TOO_LATE", "A milestone is reached today or earlier.");
        }
        boolean agreed = versions.of(caller.company(), id).stream()
                .filter(version -> !on.isBefore(version.effectiveOn()))
                .findFirst()
                .flatMap(version -> version.terms().line(line))
                .filter(found -> found.schedule() instanceof BillingSchedule.Milestone)
                .isPresent();
        if (!agreed) {
            throw Refusal.invalid("NO_MILESTONE", "On that day the contract has no such milestone.");
        }
        try {
            insertMilestone(caller, id, line, on, evidence.strip());
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("MILESTONE_REACHED", "The milestone was written down as reached before.");
        }
        audit.record(
                caller,
                ContractDesk.said("contract.reach-milestone", contract)
                        .fact("line", line)
                        .fact("on", on)
                        .because(evidence.strip()));
    }

    private Map<PeriodKey, Used> priceInto(
            CompanyId company, List<ChargingContract> agreed, LocalDate through, List<ContractCharge> priced) {
        List<PeriodKey> closing = new ArrayList<>();
        Map<ChargingContract, List<DueCharge>> due = new LinkedHashMap<>();
        for (ChargingContract contract : agreed) {
            List<DueCharge> periodsDue = contract.charges().through(through);
            due.put(contract, periodsDue);
            periodsDue.stream()
                    .filter(period -> period.line().isMetered())
                    .forEach(period -> closing.add(key(contract, period)));
        }
        Map<PeriodKey, Used> used = usage.used(company, closing);
        due.forEach((contract, periodsDue) -> periodsDue.forEach(period -> priced.add(price(contract, period, used))));
        return used;
    }

    private static ContractCharge price(ChargingContract contract, DueCharge due, Map<PeriodKey, Used> used) {
        ContractLine line = due.line();
        if (line.isMetered()) {
            Used of = Objects.requireNonNull(used.get(key(contract, due)));
            Price price = line.rateLine().priceUsed(of.within(), of.before(), due.portion(), contract.currency());
            return new ContractCharge(contract, due, of.quantity(), price);
        }
        BigDecimal quantity = line.quantity();
        Price price = line.rateLine().price(quantity, due.portion(), contract.currency());
        return new ContractCharge(contract, due, quantity, price);
    }

    private static PeriodKey key(ChargingContract contract, DueCharge due) {
        return new PeriodKey(contract.id().value(), due.line().line(), due.from(), due.to());
    }

    /** Periods that come to nothing are written down too, without a charge. */
    private int record(Caller caller, List<ContractCharge> priced) {
        if (priced.isEmpty()) {
            return 0;
        }
        List<ContractCharge> billable = priced.stream()
                .filter(charge -> charge.price().amount().isPositive())
                .toList();
        List<ChargeDesk.Outcome> outcomes = billable.isEmpty()
                ? List.of()
                : charges.take(
                        caller, billable.stream().map(ContractCharge::input).toList());
        List<PricedPeriod> rows = new ArrayList<>();
        for (int i = 0; i < billable.size(); i++) {
            rows.add(billable.get(i).period(fresh(outcomes.get(i))));
        }
        priced.stream()
                .filter(charge -> charge.price().amount().isZero())
                .forEach(charge -> rows.add(charge.period(null)));
        periods.insert(caller.company(), rows, clock.now());
        return billable.size();
    }

    private static ChargeId fresh(ChargeDesk.Outcome outcome) {
        if (outcome instanceof ChargeDesk.Outcome.Known) {
            throw new IllegalStateException("period was charged before, as " + outcome.id());
        }
        return outcome.id();
    }

    private void insertMilestone(Caller caller, ContractId id, int line, LocalDate on, String evidence) {
        db.sql("""
                        insert into contracts.milestone
                            (company_id, contract_id, line, reached_on, evidence, recorded_at, recorded_by)
                        values (:company, :contract, :line, :on, :evidence, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("contract", id.value())
                .param("line", line)
                .param("on", on)
                .param("evidence", evidence)
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }
}
