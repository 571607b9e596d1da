/**
 * Tables of other systems on their way in: customers, opening balances, charges, orders, usage and payments from delimited text. A file is
 * recognised, mapped, checked without writing anything, and then taken in chunk by chunk; a row is taken whole or rejected
 * with its reason, and what came before is skipped.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "customers",
            "contracts",
            "ledger",
            "payments",
            "receivables"
        })
package org.tallystick.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
