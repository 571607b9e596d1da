package org.tallystick.disputes;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.People;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Who can be given something to do: whoever works for the company. */
@Component
class Members {
    private final People people;

    Members(People people) {
        this.people = people;
    }

    void require(CompanyId company, UUID person) {
        boolean works = people.members(company).stream()
                .anyMatch(member -> member.person().equals(person) && !member.disabled());
        if (!works) {
            throw Refusal.invalid("PERSON_UNKNOWN", "Choose somebody who works for the company.");
        }
    }
}
