package org.tallystick.workbench.checks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.scrubber.RuleChange;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.customers.CustomerLookup;

/** Who made changes to rules, and about which customers. */
@Component
class ChangeNames {
    private final ActorNames names;
    private final CustomerLookup lookup;

    ChangeNames(ActorNames names, CustomerLookup lookup) {
        this.names = names;
        this.lookup = lookup;
    }

    Map<String, String> people(List<RuleChange> changes) {
        return changes.stream().map(RuleChange::by).distinct().collect(Collectors.toMap(by -> by, names::of));
    }

    Map<CustomerId, Customer> customers(CompanyId company, List<RuleChange> changes) {
        return lookup.of(
                company,
                changes.stream()
                        .map(RuleChange::customer)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
