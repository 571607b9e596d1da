package org.tallystick.lib.matching.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.synthetic.Dice;

class SubsetCountTest {
    @Test
    void countsEqualBruteForce() {
        for (int seed = 1; seed <= 300; seed++) {
            Dice dice = Dice.of(seed);
            long[] amounts = new long[1 + dice.below(12)];
            Arrays.setAll(amounts, i -> dice.between(-20, 40));
            Arrays.sort(amounts);
            long low = dice.between(-10, 60);
            long high = low + dice.below(8);
            var count = new SubsetCount(amounts);

            for (int size = 1; size <= 3; size++) {
                assertThat(count.between(size, low, high))
                        .as("seed %d, size %d", seed, size)
                        .isEqualTo(bruteForce(amounts, size, low, high));
                assertThat(count.exact(size, low, 10_000))
                        .as("seed %d, size %d", seed, size)
                        .hasSize((int) bruteForce(amounts, size, low, low))
                        .doesNotHaveDuplicates()
                        .allSatisfy(set -> assertThat(sum(amounts, set)).isEqualTo(low));
            }
        }
    }

    private static long sum(long[] amounts, int[] set) {
        return Arrays.stream(set).mapToLong(i -> amounts[i]).sum();
    }

    private static long bruteForce(long[] amounts, int size, long low, long high) {
        long found = 0;
        for (int set = 0; set < 1 << amounts.length; set++) {
            if (Integer.bitCount(set) == size) {
                long sum = 0;
                for (int i = 0; i < amounts.length; i++) {
                    sum += (set >> i & 1) * amounts[i];
                }
                found += sum >= low && sum <= high ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void nearMissesBecomeAnExpectation() {
        var amounts = new SubsetCount(new long[] {1_000, 1_001, 1_100, 1_201, 5_000});

        Density density = Density.of(amounts, 1_000, 1);

        assertThat(density.exact()).containsExactly(1L);
        assertThat(density.near()).containsExactly(3L);
        assertThat(density.expectedPerMille()).isEqualTo(5);
        assertThat(density.tooDense()).isFalse();
    }
}
