import pytest

from chart.actor import Actor
from chart.people import PEOPLE, RIGHTS, Act, Denied, Role, may, require, role_words
from tests.ward import ADA, CLEO, DR_PHAM, NORA, SAM


def acts_of(role: str) -> set[Act]:
    return {act for act in Act if may(role, act)}


def test_who_may_chart_are_those_at_the_bedside() -> None:
    assert {role for role in Role if may(role, Act.CHART)} == {Role.NURSE, Role.CHARGE_NURSE, Role.PHYSICIAN}


def test_administrators_see_reports_and_nobodys_chart() -> None:
    assert acts_of("administrator") == {Act.USE, Act.READ_REPORTS}


def test_the_system_administrator_manages_people_and_reads_nothing() -> None:
    assert acts_of("system_administrator") == {Act.USE, Act.MANAGE_PEOPLE}


def test_the_security_officer_sees_the_audit_only() -> None:
    assert acts_of("security_officer") == {Act.USE, Act.READ_AUDIT}


def test_a_display_shows_the_wall_only() -> None:
    assert acts_of("display") == {Act.USE, Act.VIEW_WALL}


def test_a_service_may_do_nothing_until_it_is_given_something() -> None:
    assert acts_of("service") == set()


def test_somebody_without_a_role_may_do_nothing() -> None:
    assert acts_of(SAM.role) == set()
    assert acts_of("") == set()


def test_no_act_is_open_to_everybody() -> None:
    assert not [act for act in Act if all(may(role, act) for role in Role)]


def test_every_person_can_use_the_product() -> None:
    assert all(may(role, Act.USE) for role in PEOPLE)
    assert len(PEOPLE) == 7


def test_the_table_says_nothing_about_roles_that_do_not_exist() -> None:
    assert {role for role, _ in RIGHTS} <= set(Role)


@pytest.mark.parametrize("actor", [NORA, CLEO, DR_PHAM])
def test_those_who_read_charts_are_let_through(actor: Actor) -> None:
    require(actor, Act.READ_CHART)


@pytest.mark.parametrize("actor", [ADA, SAM])
def test_others_are_denied_with_the_act_in_words(actor: Actor) -> None:
    with pytest.raises(Denied, match="may not read charts"):
        require(actor, Act.READ_CHART)


def test_a_role_reads_as_words() -> None:
    assert role_words("charge_nurse") == "charge nurse"
