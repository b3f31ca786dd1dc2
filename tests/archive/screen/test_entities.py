"""Names meet only where there is ground to hold them for one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.archive.screen.entities import GROUNDS, Mention, resolve
from xiezhi.archive.screen.knowledge import is_institution, load

MASKED = load().settings["masked"]
ADDRESS = "浙江省桐乡市梧桐街道中山路18号"


def mention(doc: str, name: str, **more: str | None) -> Mention:
    fields: dict[str, str | None] = {
        "kind": "person", "born_on": None, "identifier": None, "sex": "男", "address": None, "firm": None, "area": "嘉兴",
    }  # fmt: skip
    fields |= more
    return Mention(doc, "party", 0, name, **fields)  # type: ignore[arg-type]


def one(*mentions: Mention) -> bool:
    return len({found.entity for found in resolve(mentions, MASKED)}) == 1


def test_name_and_birth_make_one_person_wherever_they_sue() -> None:
    assert one(
        mention("a", "沈燕英", born_on="1970-01-02"),
        mention("b", "沈燕英", born_on="1970-01-02", area="杭州"),
    )
    assert not one(mention("a", "沈燕英", born_on="1970-01-02"), mention("b", "沈燕英", born_on="1971-01-02"))


def test_the_birth_in_an_identity_number_counts() -> None:
    number = "110101197001020018"  # invented; what counts is the day in it
    assert one(mention("a", "沈燕英", identifier=number), mention("b", "沈燕英", born_on="1970-01-02"))


def test_a_name_alone_links_within_one_area_only() -> None:
    assert one(mention("a", "沈燕英"), mention("b", "沈 燕英"))
    assert not one(mention("a", "沈燕英"), mention("b", "沈燕英", area="杭州"))
    assert not one(mention("a", "沈燕英", area=""), mention("b", "沈燕英", area=""))


def test_a_bare_name_joins_the_only_bearer_and_nobody_where_there_are_two() -> None:
    known, bare = mention("a", "沈燕英", born_on="1970-01-02"), mention("b", "沈燕英")
    assert one(known, bare)
    found = resolve([known, bare, mention("c", "沈燕英", born_on="1980-01-02")], MASKED)
    assert [item.ground for item in found] == ["birth", "alone", "birth"]


@pytest.mark.parametrize("name", ["张某某", "张某1", "王××", "李*", "赵甲", "钱XX", "某某公司"])
@pytest.mark.parametrize("kind", ["person", "organization"])
def test_masked_names_never_meet_by_name(name: str, kind: str) -> None:
    assert not one(mention("a", name, kind=kind), mention("b", name, kind=kind))
    assert not one(
        mention("a", name, kind=kind, born_on="1970-01-02"),
        mention("b", name, kind=kind, born_on="1970-01-02"),
    )


def test_a_masked_name_needs_birth_sex_and_address() -> None:
    same = {"born_on": "1970-01-02", "address": ADDRESS}
    assert one(mention("a", "张某某", **same), mention("b", "张某某", **same))
    assert not one(mention("a", "张某某", **same), mention("b", "张某某", **same | {"address": "桐乡市"}))
    hidden = same | {"address": "浙江省桐乡市梧桐街道××路××号"}
    assert not one(mention("a", "张某某", **hidden), mention("b", "张某某", **hidden))


def test_lawyers_are_known_by_their_firm() -> None:
    assert one(mention("a", "王芳兰", firm="甲天所"), mention("b", "王芳兰", firm="甲天所", area="杭州"))
    assert not one(mention("a", "王芳兰", firm="甲天所"), mention("b", "王芳兰", firm="海塘所"))


def test_what_is_no_name_ties_nobody_together() -> None:
    agents = [mention(doc, "代理权限")._replace(part="agent") for doc in "ab"]
    assert not one(*agents)
    assert all(found.masked for found in resolve(agents, MASKED))


def test_no_identity_number_gets_into_a_result() -> None:
    number = "110101197001020018"
    for name in ("沈燕英", "张某某"):
        assert number not in str(resolve([mention("a", name, identifier=number)], MASKED))


@pytest.mark.parametrize(
    "name",
    [
        "中国农业银行股份有限公司桐乡市支行",
        "嘉兴市绿城物业服务有限公司",
        "桐乡市人力资源和社会保障局",
        "某省电力公司",
    ],
)
def test_institutions_are_known(name: str) -> None:
    assert is_institution(name)


@pytest.mark.parametrize("name", ["桐乡市锦丝织造有限公司", "嘉兴大昌投资咨询有限公司", "沈燕英"])
def test_others_are_not_institutions(name: str) -> None:
    assert not is_institution(name)


NAMES = st.sampled_from(["沈燕英", "张某某", "王芳", "某公司"])
MENTIONS = st.builds(
    mention,
    st.sampled_from("abcdef"),
    NAMES,
    kind=st.sampled_from(["person", "organization"]),
    born_on=st.sampled_from([None, "1970-01-02", "1980", ""]),
    area=st.sampled_from(["", "嘉兴", "杭州"]),
)


@given(st.lists(MENTIONS, max_size=8))
def test_every_mention_is_kept_and_names_the_ground(mentions: list[Mention]) -> None:
    found = resolve(mentions, MASKED)
    assert [(item.doc_id, item.name) for item in found] == [(item.doc_id, item.name) for item in mentions]
    assert all(item.ground in GROUNDS for item in found)
    by_entity: dict[str, set[str]] = {}
    for item in found:
        by_entity.setdefault(item.entity, set()).add(item.name)
    assert all(len(names) == 1 for names in by_entity.values())
