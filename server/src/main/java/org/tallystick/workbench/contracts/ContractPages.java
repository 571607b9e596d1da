package org.tallystick.workbench.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.BillingSchedule;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.Contract;
import org.tallystick.contracts.ContractDifference.Change;
import org.tallystick.contracts.ContractDraft;
import org.tallystick.contracts.ContractFilter;
import org.tallystick.contracts.ContractLine;
import org.tallystick.contracts.ContractVersion;
import org.tallystick.contracts.Offer;
import org.tallystick.contracts.OrderTrace;
import org.tallystick.contracts.PricedPeriod;
import org.tallystick.contracts.UsageRecord;
import org.tallystick.contracts.UsageRecords;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Choices;
import org.tallystick.workbench.Shell;

/** The pages of contracts. */
public final class ContractPages {
    private ContractPages() {}

    static Contract.@Nullable State state(@Nullable String word) {
        return Arrays.stream(Contract.State.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    public static Tone tone(Contract.State state) {
        return switch (state) {
            case DRAFT -> Tone.WARN;
            case SIGNED -> Tone.INFO;
            case ACTIVE -> Tone.GOOD;
            case ENDED, DISCARDED -> Tone.NEUTRAL;
        };
    }

    public record ContractList(
            ContractFilter filter, String customerText, Page<Contract> contracts, Map<CustomerId, Customer> customers) {
        public ContractList {
            customers = Map.copyOf(customers);
        }

        public String nameOf(Contract contract) {
            Customer customer = customers.get(contract.customer());
            return customer == null ? "" : customer.name();
        }

        public Contract.State stateOf(Contract contract) {
            return contract.state(filter.today());
        }

        public List<Choice> states() {
            return Choices.of(Contract.State.values(), Contract.State::title);
        }

        public String state() {
            Contract.State state = filter.state();
            return state == null ? "" : state.name();
        }

        public String summary(Shell shell) {
            return shell.count(contracts.total()) + (contracts.total() == 1 ? " contract" : " contracts");
        }

        public boolean isFirstVisit() {
            return contracts.total() == 0
                    && filter.customer() == null
                    && filter.text() == null
                    && filter.state() == null
                    && customerText.isEmpty();
        }
    }

    public record New(String number, @Nullable String customer, List<String> templates, LocalDate today) {
        public New {
            templates = List.copyOf(templates);
        }

        public List<Choice> choices() {
            return templates.stream().map(name -> new Choice(name, name)).toList();
        }
    }

    /** One contract: the version that is looked at, what it changed, and what came and comes of it. */
    public record Show(
            Contract contract,
            Customer customer,
            @Nullable ContractVersion shown,
            List<ContractVersion> versions,
            List<Change> changes,
            @Nullable ContractDraft draft,
            @Nullable Offer offer,
            List<PricedPeriod> priced,
            List<PricedPeriod> coming,
            List<UsageRecord> usage,
            List<UsageRecords.Waiting> waiting,
            List<HistoryEntry> history,
            LocalDate today) {
        public Show {
            versions = List.copyOf(versions);
            changes = List.copyOf(changes);
            priced = List.copyOf(priced);
            coming = List.copyOf(coming);
            usage = List.copyOf(usage);
            waiting = List.copyOf(waiting);
            history = List.copyOf(history);
        }

        public Contract.State state() {
            return contract.state(today);
        }

        public boolean isLatest(ContractVersion version) {
            return version.version() == contract.versions();
        }

        /** What a priced or coming period is called; its line may have gone since. */
        public String lineName(int line) {
            return versions.stream()
                    .flatMap(version -> version.terms().line(line).stream())
                    .map(ContractLine::description)
                    .findFirst()
                    .orElse("Line " + line);
        }

        public List<Choice> milestones() {
            return versions.isEmpty()
                    ? List.of()
                    : versions.getFirst().terms().lines().stream()
                            .filter(line -> line.schedule() instanceof BillingSchedule.Milestone)
                            .filter(line -> priced.stream().noneMatch(period -> period.line() == line.line()))
                            .map(line -> new Choice(Integer.toString(line.line()), line.description()))
                            .toList();
        }

        public boolean hasUsage() {
            return versions.stream()
                    .flatMap(version -> version.terms().lines().stream())
                    .anyMatch(ContractLine::isMetered);
        }

        public Money sum(List<PricedPeriod> periods) {
            return periods.stream().map(PricedPeriod::amount).reduce(Money.zero(contract.currency()), Money::plus);
        }
    }

    /** The editor of a draft. */
    public record Editor(
            Contract contract,
            Customer customer,
            ContractDraft draft,
            List<LineRow> rows,
            List<Change> changes,
            @Nullable Offer offer,
            @Nullable String link,
            List<Choice> taxCodes,
            LocalDate today) {
        public Editor {
            rows = List.copyOf(rows);
            changes = List.copyOf(changes);
            taxCodes = List.copyOf(taxCodes);
        }
    }

    /** Why a charge has its price. */
    public record Why(
            Charge charge,
            Customer customer,
            @Nullable PricedPeriod period,
            @Nullable Contract contract,
            @Nullable ContractVersion version,
            @Nullable OrderTrace order,
            List<PriceWords.Step> steps,
            List<UsageRecord> usage) {
        public Why {
            steps = List.copyOf(steps);
            usage = List.copyOf(usage);
        }

        public BigDecimal quantity() {
            return period == null ? charge.input().quantity() : period.quantity();
        }
    }
}
