package org.tallystick.workbench.invoices;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.Approval;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.delivery.Delivery;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Deposit;
import org.tallystick.invoicing.Deposits;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceShares;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Refund;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.OpenItem;
import org.tallystick.workbench.Shell;

/** The pages of one invoice, and of credit memos. */
public final class InvoicePages {
    private InvoicePages() {}

    /** A part of one source that settled a part of an installment: where it came from, in words and as an address. */
    public record Settled(
            Allocation allocation,
            int installment,
            String source,
            @Nullable String href,
            @Nullable String by,
            boolean disputed) {}

    public record Show(
            Invoice invoice,
            Customer customer,
            List<InvoiceLine> lines,
            List<InvoiceTax> taxes,
            List<OpenItem> installments,
            List<Settled> settled,
            List<CreditMemo> memos,
            List<Delivery> deliveries,
            Money creditable,
            @Nullable UUID entry,
            List<HistoryEntry> history,
            List<Approval> waiting,
            InvoiceShares.@Nullable Family family,
            @Nullable Deposit deposit,
            List<Deposits.Link> deductions,
            LocalDate today) {
        public Show {
            lines = List.copyOf(lines);
            taxes = List.copyOf(taxes);
            installments = List.copyOf(installments);
            settled = List.copyOf(settled);
            memos = List.copyOf(memos);
            deliveries = List.copyOf(deliveries);
            history = List.copyOf(history);
            waiting = List.copyOf(waiting);
            deductions = List.copyOf(deductions);
        }

        public Money open() {
            return installments.stream().map(OpenItem::open).reduce(Money.zero(invoice.currency()), Money::plus);
        }

        /** {@code And 3.00 early-payment discount, 5.00 bank charges}: what settled beside the payments; null for nothing. */
        public @Nullable String besidePayments(Shell shell) {
            List<String> parts = Stream.of(
                            Allocation.Kind.DISCOUNT, Allocation.Kind.BANK_FEE, Allocation.Kind.SMALL_DIFFERENCE)
                    .filter(kind -> !settledBy(kind).isZero())
                    .map(kind ->
                            shell.amount(settledBy(kind)) + " " + kind.title().toLowerCase(Locale.ENGLISH))
                    .toList();
            return parts.isEmpty() ? null : "And " + String.join(", ", parts);
        }

        /** What settled it by one kind, as far as it was not taken back. */
        public Money settledBy(Allocation.Kind kind) {
            return settled.stream()
                    .map(Settled::allocation)
                    .filter(allocation -> allocation.kind() == kind)
                    .map(Allocation::amount)
                    .reduce(Money.zero(invoice.currency()), Money::plus);
        }

        /** Of the installment that waits longest. */
        public long daysOverdue() {
            return installments.stream()
                    .mapToLong(item -> item.daysPastDue(today))
                    .max()
                    .orElse(0);
        }

        /** A payment that settles it is disputed by the payer: it does not count as paid until that ends. */
        public boolean isDisputed() {
            return settled.stream()
                    .anyMatch(part -> part.disputed() && part.allocation().isActive());
        }

        public String settlement() {
            if (isDisputed()) {
                return "Payment disputed";
            }
            return open().isZero() ? "Settled" : open().equals(invoice.gross()) ? "Unpaid" : "Partially settled";
        }
    }

    public record CreditForm(Invoice invoice, Money creditable, LocalDate today) {}

    public record MoveForm(Invoice invoice, Money movable, List<Choice> payers, LocalDate today) {
        public MoveForm {
            payers = List.copyOf(payers);
        }
    }

    public record WriteOffForm(Invoice invoice, OpenItem item, LocalDate today) {}

    public record ShowAllocation(
            Invoice invoice, Settled settled, @Nullable UUID entry, LocalDate today) {}

    public record MemoList(Page<CreditMemo> memos, Map<CustomerId, Customer> customers) {
        public MemoList {
            customers = Map.copyOf(customers);
        }

        public String customerOf(CreditMemo memo) {
            Customer customer = customers.get(memo.customer());
            return customer == null ? "" : customer.name();
        }
    }

    public record ShowMemo(
            CreditMemo memo,
            Invoice invoice,
            Customer customer,
            @Nullable OpenItem item,
            List<Refund> refunds,
            List<Delivery> deliveries,
            @Nullable UUID entry,
            List<HistoryEntry> history) {
        public ShowMemo {
            refunds = List.copyOf(refunds);
            deliveries = List.copyOf(deliveries);
            history = List.copyOf(history);
        }

        /** What of the credit has not settled anything yet, a positive amount. */
        public Money unused() {
            return item == null
                    ? Money.zero(memo.gross().currency())
                    : item.open().negated();
        }
    }
}
