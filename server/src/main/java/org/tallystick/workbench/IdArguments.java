package org.tallystick.workbench;

import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.OrderId;
import org.tallystick.customers.CustomerId;
import org.tallystick.disputes.DisputeId;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.payments.RefundId;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.OpenItemId;

/** Lets controllers take the ids of things from addresses and forms; what is no id is answered like an unknown one. */
@Configuration(proxyBeanMethods = false)
class IdArguments implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        add(registry, ApprovalId.class, ApprovalId::new);
        add(registry, ContractId.class, ContractId::new);
        add(registry, CustomerId.class, CustomerId::new);
        add(registry, ChargeId.class, ChargeId::new);
        add(registry, OrderId.class, OrderId::new);
        add(registry, DisputeId.class, DisputeId::new);
        add(registry, RunId.class, RunId::new);
        add(registry, InvoiceId.class, InvoiceId::new);
        add(registry, CreditMemoId.class, CreditMemoId::new);
        add(registry, RefundId.class, RefundId::new);
        add(registry, OpenItemId.class, OpenItemId::new);
        add(registry, AllocationId.class, AllocationId::new);
    }

    private static <T> void add(FormatterRegistry registry, Class<T> type, Function<UUID, T> id) {
        registry.addConverter(String.class, type, text -> id.apply(UUID.fromString(text)));
    }
}
