package org.tallystick.platform;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction of its own in a scope of its own; a scope cannot change inside a running transaction. */
@Component
public class Transactions {
    private final TransactionTemplate template;

    Transactions(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
        this.template.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /** Runs the work in a new transaction that sees what the scope shows. */
    public <T> T in(CompanyScope scope, Supplier<T> work) {
        return scope.call(() -> template.execute(status -> work.get()));
    }

    /** The same without a company: what belongs to no company, such as people. */
    public <T> T outside(Supplier<T> work) {
        return template.execute(status -> work.get());
    }
}
