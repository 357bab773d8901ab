"""What furniture reads like, French and English, on lines without case, accents and ornaments at their ends."""

from __future__ import annotations

import re
from functools import cache

_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail|courriel|sms|instagram|messenger|pinterest|tiktok|youtube"
    r"|reddit|threads|bluesky|mastodon|flipboard|rss|copier le lien|copy link|imprimer|print|partager|share"
    r"|tweet(?:er)?|envoyer|enregistrer|save|sauvegarder|j'aime|like|plus|more)"
)
AGENCY = (
    r"(?:afp|reuters|ap|associated press|apanews|apa|xinhua|pana|aps|efe|dpa|ansa|belga|ats|tass|agence"
    r" france[- ]presse|map|tap|aip)"
)
"""Press agencies, as a part of a pattern."""
_MINUTES = r"(?:\d{1,3}|une?|deux|trois|quatre|cinq|one|two|three|four|five)\s?(?:min(?:ute)?s?|mn)"

_ANYWHERE = (
    # credits of a dispatch
    r"(?:additional )?(?:reporting|writing) (?:and \w+ )?by .{3,200}|editing by .{3,200}|our standards:.{0,100}",
    r"(?:last )?updated .{1,30} ago|mise? a jour il y a .{1,30}",
    r"image (?:source|credit|copyright)[,:]? .{2,60}",
    r"\(?\d+\)? commentaire\(?s?\)?",
    # adverts
    r"(?:(?:lire )?la )?suite (?:apres|sous) (?:la|cette) pub(?:licite)?",
    r"(?:l'|cet )?article (?:continue|se poursuit|reprend) (?:apres|sous) (?:la|cette) pub(?:licite)?",
    r"(?:votre |la )?lecture (?:de l'article |de cet article )?(?:reprend|continue|se poursuit) .{1,40}",
    r"(?:espace |fin de la |debut de la )?publicite",
    r"publi-?(?:redactionnel|reportage)",
    r"(?:contenu|article|post) sponsorise",
    r"sponsorise",
    r"annonces? (?:publicitaires?|sponsorisees?)",
    r"contenu partenaire",
    r"communique publicitaire",
    r"advert(?:isement|ising|orial)?s?",
    r"(?:sponsored|promoted|paid)(?: (?:content|post|by .{1,40}))?",
    r"(?:the )?(?:story|article) continues (?:below|after)(?: .{0,40})?",
    r"(?:scroll|continue) (?:to continue|reading)(?: .{0,40})?",
    r"advertisement:? .{0,40}(?:scroll|continue|below).{0,40}",
    r"remove ads.{0,40}",
    # share bars and calls to follow
    r"partag(?:er|ez)(?: (?:cet? |l')(?:article|page|publication|info|actualite|histoire)?.{0,40})?",
    r"partag(?:er|ez) (?:sur|via|avec vos|par) .{1,60}",
    r"share(?: (?:this|the|on|via|with|by) .{1,60})?",
    r"(?:share|tweet) (?:it|this)",
    rf"{_NETWORK}(?:[\s|·•,/&+-]+{_NETWORK})+",
    r"(?:suivez|rejoignez|retrouvez)[- ]nous.{0,100}",
    r"follow us.{0,100}",
    r"(?:rejoignez|suivez) (?:notre|la|le|nos) (?:chaine|page|compte|canal|groupe|fil).{0,100}",
    r"join (?:our|us on|the) .{0,60}(?:channel|whatsapp|telegram|newsletter|group|facebook).{0,60}",
    r"(?:abonnez|inscrivez)[- ]vous.{0,160}",
    r"(?:subscribe|sign up)(?: (?:to|for|now|here|today) .{0,120})?",
    r"(?:recevez|receive|get) .{0,80}(?:newsletter|lettre d'information|boite mail|inbox|messagerie).{0,80}",
    r"(?:la |notre |our )?newsletter.{0,40}",
    r"(?:telechargez|download) (?:notre |l'|our |the )?app.{0,80}",
    r"(?:soutenez|support) (?:notre|nos|our) .{0,100}",
    r"faites un don.{0,60}",
    r"cet article est reserve aux abonnes.{0,80}",
    r"(?:il vous reste|you have) .{1,40} (?:a lire|left to read).{0,60}",
    r"deja abonnee?.{0,60}",
    r"(?:this |ce )(?:web)?site (?:uses|utilise) .{0,20}cookies.{0,160}",
    r"(?:tout )?(?:accepter|refuser)(?: (?:les|tous les) cookies)?",
    r"accept (?:all )?cookies",
    # reading time
    rf"(?:(?:temps |duree )?(?:de )?lecture|reading time)(?: estimee?)?\s?:?\s?(?:environ |about )?{_MINUTES}.{{0,20}}",
    rf"{_MINUTES} (?:de lecture|read|to read)",
    r"(?:ecouter|listen to) (?:l'|cet |this |the )(?:article|story)(?: .{0,30})?",
    # related links
    r"(?:a )?(?:re)?lire (?:aussi|egalement|sur le meme (?:sujet|theme))\b.*",
    r"a (?:re)?lire\s?:.*",
    r"(?:a )?(?:re)?voir (?:aussi|egalement)\s?:.*",
    r"(?:read|see|watch) (?:also|more|next)\s?[:|].*",
    r"also read\b.*",
    r"see also\b.*",
    r"related\s?:.*",
    r"more on this\s?:?.*",
    r"lire la suite.{0,60}",
    r"(?:sur|dans) l[ae] meme (?:sujet|theme|rubrique|dossier).{0,60}",
    r"(?:articles?|contenus?|sujets?) (?:similaires?|lies?|connexes?|recommandes?|associes?|relatifs?)(?: .{0,30})?",
    r"related (?:articles?|stories|posts?|links?|content|topics?|news|coverage)",
    r"recommended (?:for you|articles|stories)",
    r"you (?:may|might) also like.{0,40}",
    r"vous (?:aimerez|pourriez) (?:aussi|peut-etre|egalement|aimer).{0,60}",
    r"(?:les )?(?:articles )?(?:les )?plus (?:lus|populaires|commentes)",
    r"(?:most|top) (?:read|popular|stories)",
    # comment forms
    r"(?:laisse|ajoute|poste|publie)[rz]? (?:une?|votre|mon|le) (?:commentaire|reponse)s?.{0,60}",
    r"ecri(?:re|vez) un commentaire.{0,60}",
    r"aucun commentaire.{0,60}",
    r"(?:leave|post|add|write|submit) (?:a|your|my) (?:comment|reply).{0,40}",
    r"no comments(?: yet)?",
    r"be the first to comment.{0,20}",
    r"cancel reply",
    r"soyez le premier a (?:commenter|reagir|laisser).{0,40}",
    r"(?:connectez-vous|log ?in|sign in) (?:pour|to) (?:commenter|reagir|comment|reply|post).{0,40}",
    r"votre adresse (?:e-?mail|de messagerie|electronique|courriel).{0,160}",
    r"your e-?mail address will not.{0,120}",
    r"annuler la reponse",
    r"les champs (?:obligatoires|marques|requis).{0,80}",
    r"(?:required )?fields (?:marked|are).{0,60}",
    r"required fields.{0,60}",
    r"enregistrer mon nom.{0,160}",
    r"save my name.{0,160}",
    r"prevenez-moi .{0,120}",
    r"notify me of .{0,80}",
    r"\(?\d+\)? (?:commentaires?|comments?|reactions?|repl(?:y|ies)|reponses?|partages|shares|vues|views)",
    # copyright
    r"(?:©|copyright (?:©|\(c\)|:|\d{4}|by )|copyright:|\(c\)|c\) \d{4}).*|copyright",
    r".{0,60}\b(?:tous droits (?:de reproduction )?reserves|all rights reserved)\b.{0,100}",
    r".{0,40}©.{0,60}",
    r"(?:reproduction|reprise|diffusion) (?:.{0,40})?(?:interdite|autorisee|strictement).{0,100}",
    # updates
    r"(?:derniere )?(?:mise a jour|modification|mis a jour|modifie|actualise)e?\s?:? (?:le|il y a|a|:)?.{0,60}",
    r"(?:last )?(?:updated|modified)\s?:? (?:on |at )?.{0,40}\d{2}.{0,30}",
    r"(?:publie|poste|posted|published) (?:il y a .{1,30}|.{1,30} ago)",
)
_AT_EDGES = (
    r"zczc|nnnn",
    r"votre (?:nom|commentaire|message|e-?mail)",
    r"menu",
    r"rechercher",
    r"search",
    r"recherche",
    r"navigation",
    r"accueil",
    r"home",
    r"retour(?: (?:a|en|au|aux) .{1,40})?",
    r"haut de page",
    r"back to (?:top|home|.{1,30})",
    r"(?:skip|aller|passer|acceder) (?:to|au|a la) .{1,40}",
    r"(?:article|page|post) (?:precedent|suivant)e?\b.{0,120}",
    r"(?:previous|next) (?:article|post|story|page)\b.{0,120}",
    r"suivante?",
    r"precedente?",
    r"previous",
    r"next",
    r"lire plus",
    r"read more",
    r"voir plus",
    r"see more",
    r"show more",
    r"load more",
    r"en savoir plus",
    r"learn more",
    r"afficher plus",
    r"plus d'articles",
    r"(?:se )?connexion",
    r"se connecter",
    r"s'abonner",
    r"s'inscrire",
    r"log ?in",
    r"sign ?in",
    r"register",
    r"mon compte",
    r"my account",
    r"mentions legales",
    r"contact(?:ez-nous| us)?",
    r"a propos",
    r"conditions (?:generales|d'utilisation).{0,40}",
    r"(?:politique de confidentialite|privacy policy|terms of (?:use|service)|cookies?).{0,40}",
    r"plan du site",
    r"qui sommes-nous",
    r"commentaires?(?: ?\(\d+\))?",
    r"comments?(?: ?\(\d+\))?",
    r"reactions?",
    r"repondre",
    r"reply",
    r"donnez votre avis",
    r"votre avis",
    r"discussion",
    r"publier",
    r"submit",
    r"envoyer",
    r"signaler",
    r"(?:commentaire|comment|nom|name|e-?mail|adresse e-?mail|site(?: web| internet)?|website|pseudo|message)\s?\*",
    r"site web",
    r"adresse e-?mail",
    r"your name",
    r"your comment",
    r"(?:tags?|mots[- ]cles?|etiquettes?|categories?|rubriques?|themes?|dossiers?|publie dans|classe dans)\s?:.*",
    r"(?:keywords?|topics?|filed under|posted in)\s?:.*",
    r"tags?",
    r"mots[- ]cles",
    r"a la une",
    r"dernieres? (?:nouvelles|actualites|infos|minutes?)",
    r"en continu|tendances|a decouvrir(?: aussi)?",
    r"latest (?:news|stories)|breaking news|trending(?: now)?",
    rf"{AGENCY}",
    rf"(?:avec|with|source\s?:?|d'apres|par|by) {AGENCY}(?:\s?(?:et|and|,|/)\s?{AGENCY})?",
    r"partager",
    r"share",
    r"imprimer",
    r"print",
    r"like",
    r"j'aime",
    r"tweet(?:er)?",
    r"facebook",
    r"twitter",
    r"whatsapp",
    r"linkedin",
    r"telegram",
    r"instagram",
    r"e-?mail",
    r"(?:follow|suivre|suivez) .{1,40}(?: (?:on|sur) .{1,40})?",
    r"(?:ecrit|written) par .{1,60}",
    r"voir tous (?:les|ses) (?:articles|messages).{0,60}",
    r"view all (?:posts|articles).{0,60}",
    r"(?:accueil|home)\s?(?:[>»›|/·•]|\s-\s).{1,200}",
    r"publi(?:e|er) (?:mon|le) commentaire",
    r"poster",
    r"post comment",
    r"(?:publie|poste|mis en ligne|paru|posted|published|updated|created)(?: le| on|\s?:).{4,60}",
)
_CLOSING = (
    r"(?:commentaires?|comments?)(?: ?\(\d+\))?",
    r"(?:tags?|mots[- ]cles?|etiquettes?|keywords?|filed under|posted in|publie dans)\s?:.*",
    r"(?:article|post) precedent.*|previous (?:article|post).*|navigation de l'article|post navigation",
    r"\(?\d+\)? commentaire\(?s?\)?",
    r"(?:laisse[rz]?|ajoute[rz]?|poste[rz]?) (?:un|votre) commentaire.*",
    r"votre adresse (?:e-?mail|de messagerie).*",
    r"leave a (?:comment|reply).*",
    r"your e-?mail address will not.*",
    r"post a comment.*",
    r"(?:articles?|contenus?|sujets?) (?:similaires?|lies?|connexes?|recommandes?|associes?)(?: .{0,30})?",
    r"related (?:articles?|stories|posts?|links?|content|topics?|news|coverage)",
    r"recommended.{0,30}",
    r"you (?:may|might) also like.{0,40}",
    r"vous aimerez.{0,60}",
    r"(?:sur|dans) l[ae] meme (?:sujet|theme|rubrique|dossier).{0,60}",
    r"(?:a )?(?:re)?lire (?:aussi|egalement)",
    r"(?:les )?(?:articles )?(?:les )?plus (?:lus|populaires|commentes)",
    r"most (?:read|popular)",
    r"read (?:also|more|next)",
    r"a decouvrir(?: aussi)?",
    r"(?:a la une|dernieres? (?:nouvelles|actualites|infos))",
    r"latest (?:news|stories)",
    r"\d+ (?:commentaires?|comments?)",
)
_PHOTO = (
    (
        r"(?:(?:credits? )?(?:photos?|images?|pictures?|illustrations?|visuels?|video)"
        r"(?: (?:credits?|d'illustration|d'archives?|by|courtesy(?: of)?|de|par))?|credits?|legende)"
        r"\s?(?:[:/|©-]|\bby\b|\bdr\b|\bpar\b)\s?.{1,70}"
    ),
    r"(?:photo|image)s? (?:d'illustration|d'archives?|dr|file|credit)",
    r"dr",
    rf"\S.{{1,40}}\s?/\s?{AGENCY}(?: via .{{1,30}})?",
    rf"{AGENCY}\s?/\s?\S.{{1,40}}",
    r".{1,50}/\s?(?:getty images|shutterstock|istock|sipa|epa|maxppp|adobe stock|wikimedia commons|hans lucas|abaca)",
)


def _any(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives))


@cache
def anywhere() -> re.Pattern[str]:
    """Adverts, share bars, calls to subscribe, reading times, related links, forms, copyright: wherever they stand."""
    return _any(_ANYWHERE)


@cache
def at_edges() -> re.Pattern[str]:
    """Menus, tags, agencies, labels of forms: at the edges of a page only, since a heading may read like them."""
    return _any(_AT_EDGES)


@cache
def closing() -> re.Pattern[str]:
    """Headings below which nothing but a form or links comes, when they stand below the last paragraph."""
    return _any(_CLOSING)


@cache
def photo() -> re.Pattern[str]:
    """Photo credits."""
    return _any(_PHOTO)


CRUMBS = re.compile(r"[^.!?>»›|•·]{1,44}(?:[>›|•·][^.!?>»›|•·]{1,44}){2,}")
"""A menu or a path through a site, on the line as it stands."""
WIRE_CODE = re.compile(r"(?=(?:.*[A-Z]{2,5}\d{3,})|(?:.*\d.*[A-Z]{2,}[-/][A-Z]{2,}.*[-/]))[A-Z0-9][A-Z0-9/.:_ -]{3,79}")
"""An agency's slug: `ABC0418 4 POL 0431`."""
INITIALS_CODE = re.compile(r"[a-z]{2,5}(?:-[a-z]{2,5})*/[a-z]{2,5}(?:[-/][a-z]{2,5})*")
"""Initials of those who wrote and edited a dispatch: `mtr/kq/gs`."""
FIRST_WORDS = frozenset(
    (
        "a abonnez accept accepter actualise actualisé add additional advert advertisement advertising advertorial "
        "adverts afp ajouter ajoutez all also annonce annonces annuler ap article articles aucun be bluesky c "
        "cancel ce cet communique communiqué connectez contenu contenus continue copier copy copyright courriel "
        "credit credits crédit crédits dans debut deja derniere dernière deux diffusion download dr duree durée "
        "début déjà e ecouter ecrire editing email enregistrer envoyer espace facebook faites fields fin follow get "
        "il illustration illustrations image images imprimer inscrivez instagram j join l la laisse laisser laissez "
        "last leave lecture legende les like linkedin lire listen log login légende mail messenger mis mise modifie "
        "modified modifié more most newsletter no notify notre our paid partager partagez photo photos picture "
        "pictures pinterest plus post poste posted poster postez posté prevenez print promoted prévenez publi "
        "publicite publicité publie publier publiez published publié read reading receive recevez recommended "
        "reddit refuser rejoignez related relire remove reporting reprise reproduction required retrouvez reuters "
        "revoir save scroll see share sign sms soutenez soyez sponsored sponsorise sponsorisé story submit "
        "subscribe suite suivez sujet sujets support sur telechargez telegram temps the this threads tiktok top "
        "tous tout trois tweet twitter téléchargez un une updated video vidéo visuel voir votre vous watch whatsapp "
        "write writing x you your youtube à écouter écrire écrivez "
    ).split()
)
"""First words, in lower case, of lines that may be furniture anywhere: a cheap sieve for long texts."""
