package org.tallystick.workbench.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.delivery.Delivery;
import org.tallystick.platform.Page;
import org.tallystick.platform.jobs.Job;
import org.tallystick.statements.Statement;
import org.tallystick.statements.StatementContent;
import org.tallystick.statements.StatementDesk;
import org.tallystick.statements.StatementPolicy;
import org.tallystick.statements.StatementRun;
import org.tallystick.statements.StatementRuns;

/** The pages of statements of account. */
public final class AccountPages {
    private AccountPages() {}

    public record Row(StatementRun run, List<StatementRuns.Total> totals, int heldBack) {
        public Row {
            totals = List.copyOf(totals);
        }
    }

    /** The day is the one a run would usually end on. */
    public record RunList(Page<Row> runs, StatementPolicy policy, LocalDate day) {}

    public record Run(
            StatementRun run,
            String startedBy,
            @Nullable Job job,
            List<StatementRuns.Total> totals,
            List<StatementRuns.HeldBack> heldBack,
            Page<Statement> statements,
            Map<CustomerId, Customer> customers) {
        public Run {
            totals = List.copyOf(totals);
            heldBack = List.copyOf(heldBack);
            customers = Map.copyOf(customers);
        }

        public boolean isWorking() {
            return job != null && !job.state().isFinal();
        }

        public String nameOf(CustomerId id) {
            Customer customer = customers.get(id);
            return customer == null ? "" : customer.name();
        }
    }

    public record Issued(
            Statement statement,
            StatementContent content,
            Customer customer,
            @Nullable Statement previous,
            @Nullable Statement next,
            List<Delivery> deliveries) {
        public Issued {
            deliveries = List.copyOf(deliveries);
        }
    }

    public record OfCustomer(
            Customer customer, List<Statement> statements, StatementDesk.Chosen chosen, LocalDate today) {
        public OfCustomer {
            statements = List.copyOf(statements);
        }
    }
}
