from collections import Counter

from data.sample.dice import Dice


def test_the_sequence_of_a_seed_never_changes() -> None:
    dice = Dice(20260101, "category", 7)
    assert [dice.integer(0, 999) for _ in range(6)] == [511, 625, 5, 317, 435, 278]


def test_streams_with_other_names_are_independent() -> None:
    assert Dice(1, "a").share() != Dice(1, "b").share()
    assert Dice(1, 23).share() != Dice(12, 3).share()


def test_integers_reach_both_ends_and_no_further() -> None:
    dice = Dice("ends")
    assert {dice.integer(3, 5) for _ in range(200)} == {3, 4, 5}


def test_weights_are_kept() -> None:
    dice = Dice("weights")
    counts = Counter(dice.weighted({"a": 3, "b": 1, "never": 0}) for _ in range(4000))
    assert 2800 < counts["a"] < 3200
    assert counts["never"] == 0


def test_normal_has_its_mean_and_deviation_and_no_outliers() -> None:
    dice = Dice("normal")
    drawn = [dice.normal(10, 2) for _ in range(4000)]
    mean = sum(drawn) / len(drawn)
    variance = sum((x - mean) ** 2 for x in drawn) / len(drawn)
    assert abs(mean - 10) < 0.15
    assert abs(variance - 4) < 0.4
    assert min(drawn) > -2
    assert max(drawn) < 22


def test_some_gives_different_ones_in_the_order_listed() -> None:
    weights = dict.fromkeys("abcdef", 1.0)
    for seed in range(50):
        chosen = Dice(seed).some(weights, 3)
        assert len(set(chosen)) == 3
        assert chosen == sorted(chosen)
    assert Dice(1).some({"only": 1.0}, 5) == ["only"]


def test_shuffled_keeps_every_item() -> None:
    assert sorted(Dice("shuffle").shuffled(range(20))) == list(range(20))
