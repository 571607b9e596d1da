package org.tallystick.lib.x12.element;

import org.tallystick.lib.money.Money;

/** An amount that stands beside what is balanced, with what it means (AMT): B6 allowed, AU covered, F5 paid by the patient. */
public record Supplement(String qualifier, Money amount) {}
